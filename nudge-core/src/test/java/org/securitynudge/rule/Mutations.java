package org.securitynudge.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.securitynudge.json.JsonBytes;

/** Documents in which something was changed by chance: bytes, tokens, or parts of the tree, the last of which leaves them JSON. */
final class Mutations {
    private static final List<String> TOKENS = List.of(
            "{}",
            "[]",
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "\"\"",
            "\"x\"",
            "\"block\"",
            "\"praise\"",
            "\"{{a}}\"",
            "\"*/*\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"$not\": {}",
            "\"0s\"",
            "\"9999999999d\"",
            "\"2026-02-30T00:00:00Z\"",
            "\\u0000",
            "[".repeat(40),
            "{\"a\":".repeat(40));

    private final Random random;
    private final TreeMutations trees;

    /**
     * Creates the mutations of a seed.
     *
     * @param samples where names and values come from that take the place of others
     */
    Mutations(long seed, List<byte[]> samples) {
        this(
                new Random(seed),
                new TreeMutations(samples.stream().map(Mutations::parse).toList()));
    }

    private Mutations(Random random, TreeMutations trees) {
        this.random = random;
        this.trees = trees;
    }

    /** Returns the same mutations under other choices. */
    Mutations by(Random choices) {
        return new Mutations(choices, trees);
    }

    /** Returns a document with a change of any kind. */
    byte[] any(byte[] original) {
        return switch (random.nextInt(4)) {
            case 0 -> bytes(original);
            case 1 -> tokens(original);
            default -> tree(original);
        };
    }

    /** Returns a document with up to three other bytes. */
    byte[] bytes(byte[] original) {
        byte[] mutated = original.clone();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            mutated[random.nextInt(mutated.length)] =
                    random.nextInt(4) == 0 ? (byte) random.nextInt(256) : original[random.nextInt(original.length)];
        }
        return mutated;
    }

    /** Returns a document with a token in the place of what stands between two places where tokens meet, often of nothing. */
    byte[] tokens(byte[] original) {
        String text = new String(original, StandardCharsets.UTF_8);
        int from = border(text, random.nextInt(text.length()));
        int to = random.nextInt(3) == 0
                ? from
                : border(text, Math.min(text.length() - 1, from + 1 + random.nextInt(60)));
        String token = random.nextInt(4) == 0 ? "" : TOKENS.get(random.nextInt(TOKENS.size()));
        String mutated = text.substring(0, from) + token + text.substring(Math.max(from, to));
        return mutated.getBytes(StandardCharsets.UTF_8);
    }

    private static int border(String text, int near) {
        int at = near;
        while (at < text.length() && "{}[]:, \n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Returns a document with other members, elements or values at up to three places. */
    byte[] tree(byte[] original) {
        var tree = parse(original);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            trees.change(tree, random);
        }
        return JsonBytes.of(tree);
    }

    private static Map<String, Object> parse(byte[] document) {
        try {
            return JsonBytes.parse(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
