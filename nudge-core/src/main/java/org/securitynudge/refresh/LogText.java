package org.securitynudge.refresh;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.securitynudge.model.Problem;

/** Text from outside made fit for a log line, and what else a line is put together from. */
final class LogText {
    private static final int LONGEST = 300;

    private LogText() {}

    /** Returns a text in one line, cut short, without characters that do something to a terminal. */
    static String plain(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> line.appendCodePoint(isPlain(c) ? c : ' '));
        return text.codePointCount(0, text.length()) > LONGEST
                ? line.append('…').toString()
                : line.toString();
    }

    /** Returns whether there is nothing to do, as for nearly every text. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return text.length() <= LONGEST;
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

    /** Returns what a failure was: its message, or its kind if it has none. */
    static String reason(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof IOException && message != null && !message.isBlank()) {
            return plain(message);
        }
        return failure.getClass().getName();
    }

    /** Returns a time in one unit: {@code 40 s}, {@code 12 min}, {@code 5 h}, {@code 3 d}. */
    static String duration(Duration duration) {
        long seconds = Math.max(0, (duration.toMillis() + 500) / 1_000);
        if (seconds < 120) {
            return seconds + " s";
        } else if (seconds < 120 * 60) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3_600 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }

    /** Returns all problems of a document, one a line, with their places in a column. */
    static String problems(List<Problem> problems, String name) {
        int width = problems.stream()
                .mapToInt(problem -> place(problem).length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder(count(problems.size(), "problem") + " in " + name + ":");
        for (Problem problem : problems) {
            String place = place(problem);
            text.append("\n  ").append(place).append(" ".repeat(width == 0 ? 0 : width - place.length() + 1));
            text.append(problem.path().isEmpty() ? "" : problem.path() + ": ").append(problem.message());
        }
        return text.toString();
    }

    private static String place(Problem problem) {
        return problem.line() == 0 ? "" : problem.line() + ":" + problem.column();
    }

    static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
