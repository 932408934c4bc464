package org.securitynudge.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.securitynudge.authoring.ReplayReport.RuleChange;
import org.securitynudge.decide.Rehearsal;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Decision;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.RuleSet;

/** A report's figures are those of a naive recount that keeps everything and merges the documents anew for every line. */
final class ReplayOracleTest {
    private static final Instant START = Instant.parse("2026-01-05T22:00:00Z");
    private static final List<String> LEVELS = List.of("praise", "inform", "warn", "justify", "block");
    private static final int RECORDINGS = 60;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** A line before it is written down. */
    private record Attempt(Instant at, String user, int x, boolean unattended, String answered) {
        String json() {
            return "{\"at\":\"" + at + "\",\"trigger\":\"t\",\"facts\":{\"x\":" + x + "}"
                    + (user.isEmpty() ? "" : ",\"user\":\"" + user + "\"")
                    + (unattended ? ",\"unattended\":true" : "")
                    + (answered.isEmpty() ? "" : ",\"answered\":\"" + answered + "\"") + "}";
        }

        Situation situation() {
            Situation.Builder builder = Situation.builder("t").user(user).fact("x", x);
            return unattended ? builder.unattended().build() : builder.build();
        }

        LocalDate day() {
            return at.atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }

    @Test
    void figuresAreThoseOfANaiveRecount() throws IOException {
        long prompts = 0;
        for (int i = 0; i < RECORDINGS; i++) {
            Draft before = draft();
            Draft after = draft();
            Assumption assumption = of(List.of(Assumption.values()));
            List<Attempt> attempts = attempts();
            String lines =
                    String.join("\n", attempts.stream().map(Attempt::json).toList());

            ReplayReport report = Replay.of(before, after)
                    .assuming(assumption)
                    .within(new Replay.Bounds(100_000, 100_000, of(List.of(3, 1_000_000))))
                    .run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), read -> {});

            Recount recount = new Recount(before, after, assumption);
            attempts.forEach(recount::take);
            assertThat(recount.figures()).as("seed %s", seed).isEqualTo(figures(report));
            prompts += report.before().shown();
        }
        assertThat(prompts).isGreaterThan(RECORDINGS);
    }

    /** Everything that both can tell. */
    private static Map<String, Object> figures(ReplayReport report) {
        Map<String, Object> figures = new TreeMap<>();
        figures.put("late", report.lines().late());
        figures.put("broken", report.lines().broken());
        figures.put("situations", report.situations());
        figures.put("before", report.before().prompts());
        figures.put("after", report.after().prompts());
        figures.put(
                "refusals", List.of(report.before().refusals(), report.after().refusals()));
        figures.put("people", List.of(report.before().people(), report.after().people()));
        figures.put(
                "userDays", List.of(report.before().userDays(), report.after().userDays()));
        figures.put("perDay", List.of(report.before().perDay(), report.after().perDay()));
        figures.put("rules", report.rules());
        figures.put("unknown", report.unknownAnswers());
        return figures;
    }

    private Draft draft() {
        List<String> rules = new ArrayList<>();
        for (String id : List.of("a", "b")) {
            String level = of(LEVELS);
            String more = random.nextBoolean() ? ",\"conditions\":{\"x\":{\"$gte\":1}}" : "";
            if (!level.equals("block") && random.nextBoolean()) {
                more += ",\"cooldown\":{\"for\":\"7d\",\"per\":[\"user\"]}";
            }
            if (LEVELS.indexOf(level) < 3 && random.nextBoolean()) {
                more += ",\"frequencyCap\":{\"shows\":2,\"every\":\"1d\",\"per\":[\"user\"]}";
            }
            rules.add(ReplayTest.rule(id, level, more));
        }
        String until = START.plus(Duration.ofHours(random.nextInt(60))).toString();
        String set = of(List.of("\"status\":\"off\"", "\"cooldown\":{\"for\":\"10m\",\"per\":[\"user\"]}"));
        RuleSource policy = RuleSource.text("{\"format\":1,\"policy\":\"c\",\"audience\":[\"*:*\"],\"version\":1,"
                + "\"issuedAt\":\"2026-01-01T00:00:00Z\",\"limits\":{\"promptsPerUser\":{\"shows\":3,\"every\":\"1d\"}},"
                + "\"tuning\":[{\"rules\":[\"p/a\"],\"set\":{" + set + "},\"until\":\"" + until + "\"}]}");
        return Draft.of(ReplayTest.pack(rules.toArray(new String[0])), policy);
    }

    /** Roughly in the order of time: some lines come hours late, few of them days. */
    private List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(of(List.of(0, 1, 30, 400, 20_000)));
            Duration late = Duration.ofMinutes(of(List.of(0, 0, 0, 0, 5, 50, 4_000)));
            attempts.add(new Attempt(
                    now.minus(late),
                    of(List.of("", "ana", "bo", "cy")),
                    random.nextInt(3),
                    random.nextInt(10) == 0,
                    of(List.of("", "", "", "proceed", "cancel", "acknowledge", "other", "reportFalsePositive"))));
        }
        return attempts;
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static final class Recount {
        private final Assumption assumption;
        private final Side before;
        private final Side after;
        private final Map<String, Map<String, Long>> rules = new TreeMap<>();
        private final Set<LocalDate> days = new HashSet<>();
        private LocalDate newest = LocalDate.MIN;
        private long late;
        private long decided;
        private long withoutUser;
        private long unattended;
        private long unknown;

        Recount(Draft before, Draft after, Assumption assumption) {
            this.assumption = assumption;
            this.before = new Side(before);
            this.after = new Side(after);
        }

        private static final class Side {
            private final Draft draft;
            private final Rehearsal rehearsal;
            private final Set<String> occasions = new HashSet<>();
            private final Map<FrictionLevel, Long> prompts = new EnumMap<>(FrictionLevel.class);
            private final Map<String, Integer> ofUserDays = new HashMap<>();
            private final Map<String, Integer> ofUsers = new HashMap<>();
            private Instant now = START;
            private long refusals;

            Side(Draft draft) {
                this.draft = draft;
                this.rehearsal = new Rehearsal(this::rules, () -> now, Optional.empty());
                for (FrictionLevel level : FrictionLevel.values()) {
                    prompts.put(level, 0L);
                }
            }

            RuleSet rules() {
                return draft.ruleSet(now);
            }

            Decision decide(Attempt attempt) {
                now = attempt.at();
                return rehearsal.decide(attempt.situation());
            }

            /** Returns the prompt if it is a new one, and counts it. */
            Optional<Prompt> fresh(Decision decision, Attempt attempt) {
                refusals += decision.refusal().isPresent() ? 1 : 0;
                Optional<Prompt> fresh = decision.prompt()
                        .filter(prompt -> occasions.add(prompt.occasion().id()));
                fresh.ifPresent(prompt -> prompts.merge(prompt.level(), 1L, Long::sum));
                if (!attempt.unattended() && !attempt.user().isEmpty()) {
                    ofUserDays.merge(attempt.user() + attempt.day(), fresh.isPresent() ? 1 : 0, Integer::sum);
                    ofUsers.merge(attempt.user(), fresh.isPresent() ? 1 : 0, Integer::sum);
                }
                return fresh;
            }

            ReplayReport.PerDay perDay() {
                List<Integer> sorted = new ArrayList<>(ofUserDays.values());
                Collections.sort(sorted);
                if (sorted.isEmpty()) {
                    return new ReplayReport.PerDay(0, 0, 0);
                }
                return new ReplayReport.PerDay(
                        sorted.get((int) Math.ceil(sorted.size() * 0.5) - 1),
                        sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1),
                        sorted.get(sorted.size() - 1));
            }

            long userDays() {
                return ofUserDays.values().stream().filter(count -> count > 0).count();
            }

            long people() {
                return ofUsers.values().stream().filter(count -> count > 0).count();
            }
        }

        void take(Attempt attempt) {
            if (!newest.equals(LocalDate.MIN) && attempt.day().isBefore(newest.minusDays(1))) {
                late++;
                return;
            }
            newest = attempt.day().isAfter(newest) ? attempt.day() : newest;
            days.add(attempt.day());
            decided++;
            unattended += attempt.unattended() ? 1 : 0;
            withoutUser += !attempt.unattended() && attempt.user().isEmpty() ? 1 : 0;
            Decision old = before.decide(attempt);
            Decision fresh = after.decide(attempt);
            if ((answer(before, old, attempt) ? 1 : 0) + (answer(after, fresh, attempt) ? 1 : 0) > 0) {
                unknown++;
            }
            compare(before.fresh(old, attempt), after.fresh(fresh, attempt));
        }

        /** Returns whether the recorded answer says nothing to this prompt. */
        private boolean answer(Side side, Decision decision, Attempt attempt) {
            if (decision.prompt().isEmpty()) {
                return false;
            }
            Prompt prompt = decision.prompt().get();
            boolean isUnknown = attempt.answered().equals("other");
            String word = isUnknown ? "" : attempt.answered();
            boolean goes = word.equals("proceed") || word.equals("acknowledge");
            Optional<ChoiceType> type;
            if (word.equals("reportFalsePositive")) {
                type = Optional.empty();
            } else if (goes || (word.isEmpty() && assumption == Assumption.PROCEED)) {
                type = Optional.of(
                        switch (prompt.level()) {
                            case PRAISE, INFORM -> ChoiceType.ACKNOWLEDGE;
                            case WARN, JUSTIFY -> ChoiceType.PROCEED;
                            case BLOCK -> ChoiceType.CANCEL;
                        });
            } else if (word.equals("cancel") || assumption == Assumption.CANCEL) {
                type = Optional.of(ChoiceType.CANCEL)
                        .filter(cancel -> prompt.level().interrupts());
            } else {
                type = Optional.empty();
            }
            type.flatMap(prompt::choice).ifPresent(choice -> answer(side, prompt, choice, attempt));
            return isUnknown;
        }

        private static void answer(Side side, Prompt prompt, Choice choice, Attempt attempt) {
            side.rehearsal.answer(
                    prompt,
                    choice,
                    side.rules().rule(prompt.occasion().rule()).orElseThrow(),
                    attempt.situation(),
                    attempt.at());
        }

        private void compare(Optional<Prompt> old, Optional<Prompt> fresh) {
            Optional<String> oldRule = old.map(prompt -> prompt.occasion().rule());
            Optional<String> freshRule = fresh.map(prompt -> prompt.occasion().rule());
            oldRule.ifPresent(rule -> count(rule, "before"));
            freshRule.ifPresent(rule -> count(rule, "after"));
            if (!oldRule.equals(freshRule)) {
                oldRule.ifPresent(rule -> count(rule, "disappeared"));
                freshRule.ifPresent(rule -> count(rule, "appeared"));
            } else if (!old.map(Prompt::level).equals(fresh.map(Prompt::level))) {
                oldRule.ifPresent(rule -> count(rule, "level"));
            }
        }

        private void count(String rule, String what) {
            rules.computeIfAbsent(rule, name -> new HashMap<>()).merge(what, 1L, Long::sum);
        }

        Map<String, Object> figures() {
            List<RuleChange> changes = new ArrayList<>();
            rules.forEach((rule, counts) -> changes.add(new RuleChange(
                    rule,
                    counts.getOrDefault("before", 0L),
                    counts.getOrDefault("after", 0L),
                    counts.getOrDefault("appeared", 0L),
                    counts.getOrDefault("disappeared", 0L),
                    counts.getOrDefault("level", 0L))));
            Map<String, Object> figures = new TreeMap<>();
            figures.put("late", late);
            figures.put("broken", 0L);
            figures.put(
                    "situations",
                    new ReplayReport.Situations(
                            decided,
                            withoutUser,
                            unattended,
                            before.ofUsers.size(),
                            days.size(),
                            before.ofUserDays.size(),
                            0));
            figures.put("before", before.prompts);
            figures.put("after", after.prompts);
            figures.put("refusals", List.of(before.refusals, after.refusals));
            figures.put("people", List.of(before.people(), after.people()));
            figures.put("userDays", List.of(before.userDays(), after.userDays()));
            figures.put("perDay", List.of(before.perDay(), after.perDay()));
            figures.put("rules", changes);
            figures.put("unknown", unknown);
            return figures;
        }
    }
}
