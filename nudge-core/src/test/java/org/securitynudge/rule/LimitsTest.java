package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.Packs.MESSAGE;
import static org.securitynudge.rule.Packs.pack;
import static org.securitynudge.rule.Packs.packWith;
import static org.securitynudge.rule.Packs.readPack;
import static org.securitynudge.rule.Packs.rule;
import static org.securitynudge.rule.Packs.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.FrictionLevel;

/** Each limit: what is just at it is read, and what is one over it is told. */
final class LimitsTest {
    @Test
    void aDocumentHasAtMostEightMebibytes() {
        String document = pack("p");
        int room = 8 * 1024 * 1024 - document.length();

        assertThat(readPack(document + " ".repeat(room)).problems()).isEmpty();
        assertThat(texts(readPack(document + " ".repeat(room + 1)).problems())).containsExactly("larger than 8 MiB");
    }

    @Test
    void aDocumentHasAtMostTwentyThousandRules() {
        assertThat(texts(readPack(pack("p", rules(20_001))).problems()))
                .containsExactly("1:53 rules: has 20001 rules; a document has at most 20000");
        assertThat(Packs.parse(pack("p", rules(20_000))).rules()).hasSize(20_000);
    }

    @Test
    void aRuleSetHasAtMostAHundredThousandRules() {
        List<Pack> packs = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            packs.add(Packs.parse(pack(name, rules(20_000))));
        }
        packs.add(Packs.parse(pack("f", rules(1))));

        RuleSet rules = RuleSet.merge(packs, Optional.empty(), Instant.EPOCH);

        assertThat(rules.size()).isEqualTo(100_000);
        assertThat(texts(rules.refused()))
                .containsExactly("pack f@1 is not used: with its 1 rules there would be 100001, at most 100000");
    }

    @Test
    void aDocumentIsNestedAtMostThirtyTwoLevels() {
        assertThat(readPack(nested(26)).problems()).isEmpty();
        assertThat(texts(readPack(nested(27)).problems())).containsExactly("1:159 nested deeper than 32 levels");
    }

    /** Six levels around a fact, and so many lists in it. */
    private static String nested(int lists) {
        return packWith(
                "p",
                "\"tests\": [ { \"name\": \"n\", \"expect\": {}, \"given\": { \"trigger\": \"t\", \"facts\": { \"a\": { \"b\": "
                        + "[".repeat(lists) + "]".repeat(lists) + " } } } } ],");
    }

    @Test
    void aRuleHasAtMostSixtyFourPredicates() {
        assertThat(readPack(pack("p", withPredicates(64))).problems()).isEmpty();
        assertThat(texts(readPack(pack("p", withPredicates(65))).problems()))
                .singleElement()
                .asString()
                .endsWith("rules[0] \"r\".conditions: has 65 predicates; a rule has at most 64");
    }

    private static String withPredicates(int number) {
        String conditions =
                IntStream.range(0, number).mapToObj(i -> "\"f" + i + "\": 1").collect(Collectors.joining(", "));
        return rule("r", FrictionLevel.INFORM, "\"conditions\": { " + conditions + " }");
    }

    @Test
    void aGroupHasAtMostAHundredThousandEntries() {
        assertThat(readPack(withGroup(100_000)).problems()).isEmpty();
        assertThat(texts(readPack(withGroup(100_001)).problems()))
                .containsExactly("1:60 groups.g: has 100001 entries; a group has at most 100000");
    }

    private static String withGroup(int entries) {
        String list = IntStream.range(0, entries).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","));
        return packWith("p", "\"groups\": { \"g\": [" + list + "] },");
    }

    @Test
    void aStringHasAtMost4096Characters() {
        String emoji = "\uD83D\uDE00";

        assertThat(readPack(packWith("p", "\"groups\": { \"g\": [\"" + emoji.repeat(4_096) + "\"] },"))
                        .problems())
                .isEmpty();
        assertThat(texts(readPack(packWith("p", "\"groups\": { \"g\": [\"" + emoji.repeat(4_097) + "\"] },"))
                        .problems()))
                .containsExactly("1:61 groups.g[0]: has 4097 characters; a string has at most 4096");
    }

    @Test
    void aRegularExpressionHasAtMost256Characters() {
        assertThat(readPack(pack("p", withPattern(256))).problems()).isEmpty();
        assertThat(texts(readPack(pack("p", withPattern(257))).problems()))
                .singleElement()
                .asString()
                .endsWith("justification.reference.pattern: has 257 characters; at most 256 are allowed");
    }

    private static String withPattern(int length) {
        return rule(
                "r",
                FrictionLevel.JUSTIFY,
                "\"justification\": { \"reference\": { \"label\": \"Ticket\", \"pattern\": \"" + "a".repeat(length)
                        + "\" } }");
    }

    @Test
    void textsAreShort() {
        assertThat(readPack(pack("p", withTexts(80, 400, 80))).problems()).isEmpty();
        assertThat(texts(readPack(pack("p", withTexts(81, 401, 81))).problems()))
                .extracting(text -> text.substring(text.indexOf(' ') + 1))
                .containsExactly(
                        "rules[0] \"r\".message.title: has 81 characters; at most 80 are allowed",
                        "rules[0] \"r\".message.body: has 401 characters; at most 400 are allowed",
                        "rules[0] \"r\".choices[0] \"p\".label: has 81 characters; at most 80 are allowed");
    }

    private static String withTexts(int title, int body, int label) {
        return rule(
                "r",
                FrictionLevel.WARN,
                MESSAGE.replace("\"T\"", "\"" + "t".repeat(title) + "\"")
                                .replace("\"B\"", "\"" + "b".repeat(body) + "\"")
                        + ", \"choices\": [ { \"id\": \"p\", \"type\": \"proceed\", \"label\": \"" + "l".repeat(label)
                        + "\" } ]");
    }

    private static String[] rules(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> rule("r" + i, FrictionLevel.INFORM, ""))
                .toArray(String[]::new);
    }
}
