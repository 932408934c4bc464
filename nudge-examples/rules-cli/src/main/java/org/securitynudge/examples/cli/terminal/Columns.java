package org.securitynudge.examples.cli.terminal;

/** Text by the columns of a terminal: most characters take one, East Asian ones and pictures two, combining marks none. */
public final class Columns {
    /** The blocks of Unicode's East Asian Width (UAX #11) that are wide as a whole, in coarse strokes. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60,
        0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD,
    };

    private Columns() {}

    /** Returns how many columns a text takes. */
    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** Returns how many columns a character takes. */
    public static int of(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        for (int i = 0; i < WIDE.length; i += 2) {
            if (character >= WIDE[i] && character <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
