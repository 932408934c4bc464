package org.securitynudge.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.authoring.ReplayReport.RuleChange;
import org.securitynudge.authoring.ReplaySide.Shown;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;
import org.securitynudge.model.Prompt;
import org.securitynudge.rule.RecordedLine;

/** The figures of a replay while they are counted. What grows is bounded by the number of rules and by {@link UserCounts}. */
final class ReplayTally {
    /** The most problems that are kept; the others are counted. */
    static final int PROBLEMS = 1_000;

    private final UserDays userDays;
    private final List<Problem> problems = new ArrayList<>();
    private final Side before = new Side();
    private final Side after = new Side();
    private final Map<String, PerRule> rules = new HashMap<>();
    private long problemCount;
    private long lines;
    private long broken;
    private long late;
    private long situations;
    private long withoutUser;
    private long unattended;
    private long unknownAnswers;

    ReplayTally(UserDays userDays) {
        this.userDays = userDays;
    }

    private static final class Side {
        private final Map<FrictionLevel, Long> prompts = new EnumMap<>(FrictionLevel.class);
        private long refusals;

        void add(Shown shown) {
            shown.fresh().ifPresent(prompt -> prompts.merge(prompt.level(), 1L, Long::sum));
            refusals += shown.refused() ? 1 : 0;
        }

        ReplayReport.Side report(List<String> documents, long people, Distribution days, long forgotten) {
            Map<FrictionLevel, Long> all = new EnumMap<>(FrictionLevel.class);
            for (FrictionLevel level : FrictionLevel.values()) {
                all.put(level, prompts.getOrDefault(level, 0L));
            }
            return new ReplayReport.Side(
                    documents,
                    all,
                    refusals,
                    people,
                    days.positive(),
                    new ReplayReport.PerDay(days.percentile(50), days.percentile(95), days.largest()),
                    forgotten);
        }
    }

    private static final class PerRule {
        private long before;
        private long after;
        private long appeared;
        private long disappeared;
        private long levelChanged;

        void add(@Nullable Prompt old, @Nullable Prompt fresh) {
            before += old == null ? 0 : 1;
            after += fresh == null ? 0 : 1;
            appeared += old == null ? 1 : 0;
            disappeared += fresh == null ? 1 : 0;
            levelChanged += old != null && fresh != null && old.level() != fresh.level() ? 1 : 0;
        }
    }

    /** Counts a line that is there at all. */
    void line() {
        lines++;
    }

    void broken(List<Problem> found) {
        broken++;
        found.forEach(this::keep);
    }

    void late(Problem found) {
        late++;
        keep(found);
    }

    private void keep(Problem problem) {
        problemCount++;
        if (problems.size() < PROBLEMS) {
            problems.add(problem);
        }
    }

    void unknownAnswer() {
        unknownAnswers++;
    }

    void situation(RecordedLine line, Shown old, Shown fresh) {
        situations++;
        before.add(old);
        after.add(fresh);
        Optional<String> user = line.situation().user();
        if (line.situation().isUnattended()) {
            unattended++;
        } else if (user.isEmpty()) {
            withoutUser++;
        } else {
            userDays.add(
                    user.get(),
                    line.at(),
                    old.fresh().isPresent() ? 1 : 0,
                    fresh.fresh().isPresent() ? 1 : 0);
        }
        rules(old.fresh().orElse(null), fresh.fresh().orElse(null));
    }

    private void rules(@Nullable Prompt old, @Nullable Prompt fresh) {
        boolean same = old != null
                && fresh != null
                && old.occasion().rule().equals(fresh.occasion().rule());
        if (old != null) {
            rule(old).add(old, same ? fresh : null);
        }
        if (fresh != null && !same) {
            rule(fresh).add(null, fresh);
        }
    }

    private PerRule rule(Prompt prompt) {
        return rules.computeIfAbsent(prompt.occasion().rule(), name -> new PerRule());
    }

    /** Returns the report. */
    ReplayReport report(Assumption assumption, ReplaySide old, ReplaySide fresh) {
        userDays.end();
        List<RuleChange> changes = new ArrayList<>();
        rules.forEach((name, figures) -> changes.add(new RuleChange(
                name, figures.before, figures.after, figures.appeared, figures.disappeared, figures.levelChanged)));
        changes.sort(Comparator.comparing(RuleChange::rule));
        return new ReplayReport(
                new ReplayReport.Lines(lines, broken, late, problemCount, problems),
                new ReplayReport.Situations(
                        situations,
                        withoutUser,
                        unattended,
                        userDays.users(),
                        userDays.days(),
                        userDays.ofDaysBefore().total(),
                        userDays.leftOut()),
                assumption,
                unknownAnswers,
                before.report(
                        old.inForce().documents(),
                        userDays.ofUsersBefore().positive(),
                        userDays.ofDaysBefore(),
                        old.forgotten()),
                after.report(
                        fresh.inForce().documents(),
                        userDays.ofUsersAfter().positive(),
                        userDays.ofDaysAfter(),
                        fresh.forgotten()),
                changes);
    }
}
