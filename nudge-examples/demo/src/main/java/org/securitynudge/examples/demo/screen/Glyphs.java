package org.securitynudge.examples.demo.screen;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** The characters a terminal can show: lines and ticks as they should be, or the nearest that plain ASCII has. */
public final class Glyphs {
    private static final String WANTED = "┌─┐│└┘━▸✓✗·…µ";
    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("┌", "+"),
            Map.entry("┐", "+"),
            Map.entry("└", "+"),
            Map.entry("┘", "+"),
            Map.entry("─", "-"),
            Map.entry("━", "="),
            Map.entry("│", "|"),
            Map.entry("▸", ">"),
            Map.entry("✓", "ok"),
            Map.entry("✗", "!!"),
            Map.entry("·", "-"),
            Map.entry("…", "..."),
            Map.entry("µ", "u"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("’", "'"),
            Map.entry("–", "-"),
            Map.entry("ä", "ae"),
            Map.entry("ö", "oe"),
            Map.entry("ü", "ue"),
            Map.entry("Ä", "Ae"),
            Map.entry("Ö", "Oe"),
            Map.entry("Ü", "Ue"),
            Map.entry("ß", "ss"));

    private final CharsetEncoder encoder;
    private final boolean drawn;

    private Glyphs(CharsetEncoder encoder) {
        this.encoder = encoder;
        this.drawn = encoder.canEncode(WANTED);
    }

    /** Returns what a terminal with a charset can show. */
    public static Glyphs of(Charset charset) {
        return new Glyphs(charset.newEncoder());
    }

    /** Returns a text with every character that cannot be shown replaced by the nearest one that can. */
    public synchronized String fit(String text) {
        if (encoder.canEncode(text) && (drawn || text.codePoints().allMatch(character -> character < 0x80))) {
            return text;
        }
        StringBuilder fitted = new StringBuilder(text.length());
        text.codePoints().mapToObj(Character::toString).map(this::nearest).forEach(fitted::append);
        return fitted.toString();
    }

    private String nearest(String character) {
        if (encoder.canEncode(character) && (drawn || !WANTED.contains(character))) {
            return character;
        }
        String plain = PLAIN.get(character);
        if (plain != null) {
            return plain;
        }
        String bare = Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return !bare.isEmpty() && encoder.canEncode(bare) ? bare : "?";
    }

    /** Returns whether lines and ticks can be shown as they should be. */
    public boolean isDrawn() {
        return drawn;
    }

    /** Returns the charset and how it draws. */
    @Override
    public String toString() {
        return encoder.charset().name().toLowerCase(Locale.ROOT) + (drawn ? ", drawn" : ", plain");
    }
}
