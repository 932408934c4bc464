package org.securitynudge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.securitynudge.json.JsonBytes;

/**
 * A page of the documentation, as Markdown.
 *
 * @param name its path in the repository
 * @param text its text
 */
record Page(String name, String text) {
    static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final Pattern FENCE = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    static Page of(String name) throws IOException {
        return new Page(name, Files.readString(REPOSITORY.resolve(name)));
    }

    /** Returns all pages that people are to read. */
    static List<Page> all() throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String directory : List.of("", "docs", ".github")) {
            try (Stream<Path> files = Files.list(REPOSITORY.resolve(directory))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".md")).toList()) {
                    pages.add(of(REPOSITORY.relativize(file).toString()));
                }
            }
        }
        return pages;
    }

    /** Returns the text without the fenced blocks. */
    String prose() {
        return FENCE.matcher(text).replaceAll("");
    }

    /** Returns what stands in backticks in a text. */
    static List<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Returns the fenced blocks of a kind; of every kind, if that is empty. */
    List<Block> blocks(String kind) {
        return FENCE.matcher(text)
                .results()
                .filter(found -> kind.isEmpty() || found.group(1).equals(kind))
                .map(found -> new Block(place(found.start()), found.group(1), found.group(2)))
                .toList();
    }

    private String place(int offset) {
        return name + ":" + (text.substring(0, offset).lines().count() + 1);
    }

    /** Returns the anchors that GitHub gives to the headings. */
    List<String> anchors() {
        return prose().lines()
                .filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    /**
     * A fenced block of a page.
     *
     * @param place the page and line
     * @param kind what stands behind the opening fence
     * @param text what is in it
     */
    record Block(String place, String kind, String text) {
        private static final Set<String> OF_POLICY = Set.of("audience", "expires", "killSwitch", "limits", "tuning");
        private static final Set<String> OF_PACK =
                Set.of("facts", "groups", "report", "reportText", "jargon", "rules", "tests");

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /**
         * Returns the block as a whole document. A part of one takes the place of that part in an example: fields of a policy, fields of a
         * pack, a rule, fields of a rule.
         */
        byte[] document(Block pack, Block policy) throws IOException {
            if (!kind.equals("json")) {
                return bytes();
            }
            Map<String, Object> part = JsonBytes.parse(bytes());
            if (part.containsKey("format")) {
                return bytes();
            } else if (OF_POLICY.containsAll(part.keySet())) {
                return with(policy, part);
            } else if (OF_PACK.containsAll(part.keySet())) {
                return with(pack, part);
            }
            return with(pack, Map.of("rules", List.of(rule(part, pack)), "tests", List.of()));
        }

        private static Map<String, Object> rule(Map<String, Object> part, Block pack) throws IOException {
            Map<String, Object> rule = new LinkedHashMap<>();
            if (!part.containsKey("id")) {
                List<?> rules = (List<?>) JsonBytes.parse(pack.bytes()).get("rules");
                ((Map<?, ?>) rules.get(0)).forEach((name, value) -> rule.put(String.valueOf(name), value));
                rule.remove("frequencyCap"); // a part may raise the level to where there is none
            }
            rule.putAll(part);
            return rule;
        }

        private static byte[] with(Block whole, Map<String, Object> part) throws IOException {
            Map<String, Object> document = JsonBytes.parse(whole.bytes());
            document.putAll(part);
            return JsonBytes.of(document);
        }
    }
}
