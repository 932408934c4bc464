package org.securitynudge.examples.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** A small pack to begin with: one rule that shows most of what a rule can say, and tests that show how it behaves. */
public final class NewPack {
    private static final String TEMPLATE = "/org/securitynudge/examples/cli/command/new-pack.json";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern DOTTED = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\.[A-Za-z][A-Za-z0-9_-]*)*");
    private static final String RESERVED = "policy";

    private NewPack() {}

    /**
     * Returns the pack as UTF-8.
     *
     * @throws StopException if the name or the trigger cannot be one, with what could be
     */
    public static byte[] of(String name, String trigger) {
        check(name);
        if (!DOTTED.matcher(trigger).matches() || trigger.length() > 100) {
            throw new StopException(
                    "\"" + trigger
                            + "\" cannot be a trigger; it is words of letters, digits, _ and - joined by dots, such as document.share");
        }
        int dot = trigger.lastIndexOf('.');
        return template()
                .replace("PACK", name)
                .replace("TRIGGER", trigger)
                .replace("SUBJECT", dot < 0 ? trigger : trigger.substring(0, dot))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void check(String name) {
        if (name.equals(RESERVED)) {
            throw new StopException("\"policy\" cannot be the name of a pack; it stands for the policy's own rules");
        }
        if (!NAME.matcher(name).matches()) {
            throw new StopException("\"" + name
                    + "\" cannot be the name of a pack; it is 1 to 64 lower-case letters, digits and -, a letter first"
                    + suggestion(name));
        }
    }

    private static String suggestion(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("\\.json$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return NAME.matcher(plain).matches() && !plain.equals(RESERVED) ? ", such as " + plain : "";
    }

    private static String template() {
        try (InputStream in = NewPack.class.getResourceAsStream(TEMPLATE)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + TEMPLATE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(TEMPLATE, e);
        }
    }
}
