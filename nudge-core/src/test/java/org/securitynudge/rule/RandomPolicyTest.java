package org.securitynudge.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.rule.RandomPolicies.LEVELS;
import static org.securitynudge.rule.RandomPolicies.MEMBERS;
import static org.securitynudge.rule.RandomPolicies.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.securitynudge.json.JsonBytes;
import org.securitynudge.match.Report;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/** Random policies over random packs come out as a naive reading of the page has it: every field at every level, every warning, every origin. */
final class RandomPolicyTest {
    private static final long SEED = 20_261_126L;
    private static final Pattern ORIGIN =
            Pattern.compile("(tuning\\[\\d+]|limits\\.\\w+) of policy|: (pack rule|policy rule|default)");

    @Test
    void mergedRulesAreThoseOfTheNaiveReading() {
        compare(10_000, SEED);
    }

    @Test
    @Tag("long")
    void aMillionMergedPoliciesAreThoseOfTheNaiveReading() {
        compare(1_000_000, SEED + 1);
    }

    private static void compare(int seeds, long first) {
        int rules = 0;
        int warnings = 0;
        for (long seed = first; seed < first + seeds; seed++) {
            RandomPolicies random = new RandomPolicies(seed);
            List<Map<String, Object>> packs = random.packs();
            Map<String, Object> policy = random.policy();
            try {
                PlainPolicy plain = new PlainPolicy(packs, policy);
                compare(merged(packs, policy), plain);
                rules += plain.rules.size();
                warnings += plain.warnings.size();
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ":\n" + packs + "\n" + policy, failure);
            }
        }
        System.out.printf(
                "RandomPolicyTest seeds %d to %d: %d rules, %d warnings%n", first, first + seeds - 1, rules, warnings);
        assertThat(rules).isGreaterThan(3 * seeds);
        assertThat(warnings).isGreaterThan(seeds);
    }

    private static RuleSet merged(List<Map<String, Object>> packs, Map<String, Object> policy) {
        List<Pack> read = packs.stream()
                .map(pack -> sound(Documents.readPack(JsonBytes.of(pack))))
                .toList();
        return RuleSet.merge(read, Optional.of(sound(Documents.readPolicy(JsonBytes.of(policy)))), NOW);
    }

    private static <T> T sound(Reading<T> reading) {
        assertThat(reading.problems()).isEmpty();
        return reading.value().orElseThrow();
    }

    private static void compare(RuleSet rules, PlainPolicy plain) {
        assertThat(rules.rules()).extracting(Rule::name).containsExactlyElementsOf(plain.rules.keySet());
        Set<String> warnings =
                rules.warnings().stream().map(RandomPolicyTest::warning).collect(Collectors.toSet());
        assertThat(warnings).isEqualTo(plain.warnings);
        for (Rule rule : rules.rules()) {
            PlainRule expected = plain.rules.get(rule.name());
            equal(rule, Vocabulary.word(rule.level()), expected.level());
            for (String level : LEVELS) {
                Rule changed = rule.atLevel(FrictionLevel.valueOf(level.toUpperCase(Locale.ROOT)));
                equal(rule, lines(changed), expected.lines(level));
            }
            equal(rule, origins(rule), expected.origins);
        }
    }

    /** Asked a million times, so the words for a difference are made only where there is one. */
    private static void equal(Rule rule, Object found, Object expected) {
        if (!found.equals(expected)) {
            assertThat(found).as(rule.name()).isEqualTo(expected);
        }
    }

    private static String warning(Problem warning) {
        String message = warning.message();
        if (message.contains(" asks for the group ")) {
            return "no group: " + message.substring(0, message.indexOf(' '));
        } else if (message.startsWith("not applied to ")) {
            return warning.path() + " " + message.substring("not applied to ".length(), message.indexOf(':'));
        } else if (message.startsWith("opens ")) {
            return warning.path() + " " + message.substring(0, message.indexOf(','));
        }
        return warning.path() + (message.startsWith("is for no rule") ? " by tags" : "");
    }

    private static Map<String, List<String>> origins(Rule rule) {
        Map<String, List<String>> origins = new TreeMap<>();
        for (String origin : rule.origins()) {
            if (!origin.startsWith("killed: ") && !origin.startsWith("not applied: ")) {
                List<String> chain = ORIGIN.matcher(origin)
                        .results()
                        .map(RandomPolicyTest::source)
                        .toList();
                origins.put(origin.substring(0, origin.indexOf(' ')), chain);
            }
        }
        return origins;
    }

    private static String source(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private static List<String> lines(Rule rule) {
        List<String> lines = new ArrayList<>(List.of(
                "killed " + rule.isKilled(),
                "status " + Vocabulary.word(rule.status()),
                "level " + Vocabulary.word(rule.level()),
                "priority " + rule.priority(),
                "schedule " + rule.schedule().until().map(String::valueOf).orElse("always"),
                "rollout " + rule.rollout().percent() + " by " + rule.rollout().by(),
                "cooldown " + rule.cooldown().map(RandomPolicyTest::cooldown).orElse("none"),
                "members "
                        + MEMBERS.stream()
                                .filter(member -> matches(rule, member))
                                .toList(),
                "cap " + rule.cap().map(RandomPolicyTest::cap).orElse("none"),
                "offline " + rule.whenOffline().map(RandomPolicyTest::offline).orElse("none")));
        rule.wordings()
                .forEach(wording ->
                        lines.add(wording.language() + " " + wording.title().text() + " "
                                + wording.why().map(Template::text).orElse(null) + " " + choices(wording)));
        lines.add("justification "
                + rule.wordings()
                        .get(0)
                        .justification()
                        .map(asked -> asked.reference()
                                .map(reference -> reference.label())
                                .orElseGet(() -> asked.text().orElseThrow().minLength() + " to "
                                        + asked.text().orElseThrow().maxLength()))
                        .orElse("none"));
        return lines;
    }

    private static boolean matches(Rule rule, String member) {
        return rule.matcher().matches(Map.of("x", member), NOW, Report.NONE);
    }

    private static String cooldown(Cooldown cooldown) {
        Set<ChoiceType> after = new TreeSet<>(cooldown.after());
        List<String> words = List.of(ChoiceType.PROCEED, ChoiceType.ACKNOWLEDGE, ChoiceType.SAFER_ALTERNATIVE).stream()
                .filter(after::contains)
                .map(Vocabulary::word)
                .toList();
        return InWords.duration(cooldown.length()) + " " + cooldown.per() + " " + words;
    }

    private static String cap(FrequencyCap cap) {
        return cap.shows() + " " + InWords.duration(cap.every()) + " " + cap.per();
    }

    private static String offline(WhenOffline offline) {
        return InWords.duration(offline.maxAge()) + " "
                + offline.otherwise().map(Vocabulary::word).orElse("skip");
    }

    private static List<String> choices(Wording wording) {
        return wording.choices().stream()
                .map(choice -> choice.id() + " " + choice.label().text() + (choice.preselected() ? "*" : ""))
                .toList();
    }
}
