package org.securitynudge.examples.cli.terminal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/** The characters that a charset has: a text as it is, or with the nearest that plain ASCII has in place of what is missing. */
public final class Glyphs {
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("…", "..."),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("„", "\""),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("–", "-"),
            Map.entry("—", "-"),
            Map.entry("·", "-"),
            Map.entry("ä", "ae"),
            Map.entry("ö", "oe"),
            Map.entry("ü", "ue"),
            Map.entry("Ä", "Ae"),
            Map.entry("Ö", "Oe"),
            Map.entry("Ü", "Ue"),
            Map.entry("ß", "ss"));

    private final CharsetEncoder encoder;

    private Glyphs(CharsetEncoder encoder) {
        this.encoder = encoder;
    }

    /** Returns what a charset has. */
    public static Glyphs of(Charset charset) {
        return new Glyphs(charset.newEncoder());
    }

    /** Returns the charset. */
    public Charset charset() {
        return encoder.charset();
    }

    /** Returns a text as it can be shown: without control characters, and with every character that is missing replaced. */
    public String fit(String text) {
        String harmless = Escapes.of(text);
        if (encoder.canEncode(harmless)) {
            return harmless;
        }
        StringBuilder fitted = new StringBuilder(harmless.length());
        harmless.codePoints().mapToObj(Character::toString).map(this::nearest).forEach(fitted::append);
        return fitted.toString();
    }

    private String nearest(String character) {
        if (encoder.canEncode(character)) {
            return character;
        }
        String plain = PLAIN.get(character);
        if (plain != null) {
            return plain;
        }
        String bare = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return !bare.isEmpty() && encoder.canEncode(bare) ? bare : "?";
    }
}
