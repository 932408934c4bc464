package org.securitynudge.examples.benchmarks.workload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.securitynudge.Nudge;
import org.securitynudge.examples.benchmarks.contender.NudgePacks;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Decision;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/**
 * Workload C: people who share documents outside, in turn, each a document of their own. Beside the few rules, which do not match, there is
 * one at the level {@code warn} with a text that names facts, a cool-down and a cap; it stands in {@code full-decision.json}. The journal
 * is kept in memory.
 */
public final class Office implements AutoCloseable {
    /** How many people there are if nobody says otherwise; a power of two. */
    public static final int PEOPLE = 4_096;

    /** Longer than a prompt stays open, than a refusal counts and than the window of the cap. */
    private static final Duration NEXT_DAY = Duration.ofHours(25);

    private final Course course;
    private final Nudge nudge;
    private final JumpingClock clock = new JumpingClock();
    private final Situation[] situations;
    private int turn;

    /** What becomes of a decision. */
    public enum Course {
        /** A prompt that was not there before: after each round it is the next day. */
        NEW_PROMPT,
        /** The prompt that the person has not answered yet. */
        PROMPT_AGAIN,
        /** Nothing: the person has answered lately. */
        COOLDOWN
    }

    private Office(Course course, List<Facts> facts) {
        this.course = course;
        Nudge.Builder builder = Nudge.builder().clock(clock).rules(RuleSource.resource("/full-decision.json"));
        NudgePacks.documents(FewRules.rules()).forEach(pack -> builder.rules(RuleSource.text(pack)));
        this.nudge = builder.build();
        this.situations = new Situation[facts.size()];
        for (int person = 0; person < situations.length; person++) {
            situations[person] = situation(person, facts.get(person));
        }
    }

    private static Situation situation(int person, Facts facts) {
        return Situation.builder(FewRules.rules().trigger())
                .user("user-" + person + "@corp.example")
                .facts(facts.nested())
                .fact("document.id", "d-" + person)
                .fact("document.name", "Plan " + person + ".xlsx")
                .fact("recipient.external", true)
                .build();
    }

    /** Returns an office where nobody has come in: there is nothing to decide. */
    public static Office closed() {
        return new Office(Course.NEW_PROMPT, List.of());
    }

    /** Returns an office in which everybody has tried once, and answered if the course wants that. */
    public static Office open(Course course, int people) {
        Office office =
                new Office(course, FewRules.workload(Matching.NONE, people).situations());
        for (Situation situation : office.situations) {
            Prompt prompt = office.nudge.decide(situation).prompt().orElseThrow();
            if (course == Course.COOLDOWN) {
                office.nudge.acknowledge(prompt, Answer.proceed());
            }
        }
        return office;
    }

    /** Decides on the next person. */
    public Decision next() {
        int person = turn++ & (situations.length - 1);
        if (person == 0 && course == Course.NEW_PROMPT) {
            clock.jump(NEXT_DAY);
        }
        return nudge.decide(situations[person]);
    }

    /**
     * Decides on everybody three times, and looks at what becomes of it.
     *
     * @throws IllegalStateException if that is something else than the course says
     */
    public void check() {
        turn = 0;
        Decision[] before = round();
        for (int again = 0; again < 2; again++) {
            Decision[] now = round();
            for (int person = 0; person < situations.length; person++) {
                check(before[person], now[person]);
            }
            before = now;
        }
    }

    private Decision[] round() {
        Decision[] round = new Decision[situations.length];
        for (int person = 0; person < situations.length; person++) {
            round[person] = next();
        }
        return round;
    }

    private void check(Decision before, Decision now) {
        Optional<Prompt> first = before.prompt();
        Optional<Prompt> second = now.prompt();
        boolean same = first.isPresent() && first.equals(second);
        boolean asExpected = switch (course) {
            case NEW_PROMPT -> first.isPresent() && second.isPresent() && !same;
            case PROMPT_AGAIN -> same;
            case COOLDOWN -> now.reason() == Reason.COOLDOWN;
        };
        if (!asExpected) {
            throw new IllegalStateException(course + ": " + before + ", then " + now);
        }
    }

    @Override
    public void close() {
        nudge.close();
    }
}
