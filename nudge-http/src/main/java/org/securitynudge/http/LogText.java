package org.securitynudge.http;

import org.jspecify.annotations.Nullable;

/** Text from outside made fit for a log line: short, in one line, without characters that do something to a terminal. */
final class LogText {
    private static final int LONGEST = 200;

    private LogText() {}

    static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> line.appendCodePoint(isPlain(c) ? c : ' '));
        String plain = line.toString().replaceAll(" {2,}", " ").trim();
        return text.codePointCount(0, text.length()) > LONGEST ? plain + "…" : plain;
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
