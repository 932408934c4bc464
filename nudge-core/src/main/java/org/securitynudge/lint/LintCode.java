package org.securitynudge.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the linter looks for. A code that was published keeps its name and its meaning. */
public enum LintCode {
    /** A title of more than 8 words. */
    LONG_TITLE(
            "A title is read at a glance or not at all.",
            "Say in at most 8 words what is about to happen; the rest belongs into the body."),
    /** A body of more than 40 words. */
    LONG_BODY(
            "Somebody who wants to get on with work does not read a long text.",
            "Keep to 40 words what this person needs now; put the rest behind learnMore."),
    /** A sentence of more than 20 words. */
    LONG_SENTENCE(
            "A long sentence has to be read twice, and is read not even once.",
            "Make two sentences of at most 20 words."),
    /** English above grade 9 by the formula of Flesch and Kincaid. */
    HARD_TO_READ("Not everybody reads difficult English with ease.", "Use shorter sentences and shorter words."),
    /** A label that does not begin with a verb. */
    LABEL_WITHOUT_VERB(
            "People read the buttons first, and often nothing else.", "Begin the label with what the button does."),
    /** A label that does not say what happens. */
    VAGUE_LABEL(
            "\"OK\" and \"Continue\" are clicked without reading.",
            "Say what happens: a verb, and what it is done to."),
    /** Words that accuse the reader. */
    BLAME("Who feels accused defends himself and learns nothing.", "Say what is about to happen, not who is at fault."),
    /** Words that threaten the reader. */
    FEAR("Fear makes people hide mistakes instead of reporting them.", "Say calmly what can happen and what to do."),
    /** Words of security people, or those that the pack lists. */
    JARGON("People skip what they do not understand.", "Use the everyday word."),
    /** A warn or justify that only stops people. */
    NO_SAFER_WAY(
            "People have work to do: who is only stopped goes around the rule.",
            "Offer a saferAlternative; at justify, declaring what has to be said will do as well."),
    /** A warn or justify that keeps the default of ten minutes. */
    NO_COOLDOWN(
            "The same question every ten minutes is soon answered without reading.",
            "Say how long an answer holds, and for what: cooldown."),
    /** A rule that a stronger one always beats. */
    NEVER_WINS(
            "One prompt is shown; this rule's never is.",
            "Narrow the stronger rule's conditions, raise this one's level or priority, or remove it."),
    /** Conditions that contradict themselves. */
    NEVER_MATCHES("A rule that never matches protects nobody.", "Correct the conditions, or join them with $or."),
    /** A schedule that is over. */
    SCHEDULE_OVER("The rule will never ask again.", "Move schedule.until, or remove the rule."),
    /** Tuning that is over. */
    TUNING_OVER("The entry has no effect any more.", "Move until, or remove the entry."),
    /** A negation that also holds when the fact is missing. */
    NEGATION_WITHOUT_EXISTS(
            "A negation holds on a missing fact too, which is seldom meant.",
            "Write \"$exists\": true beside it, or false if missing is what you mean."),
    /** A placeholder that may show as …. */
    PLACEHOLDER_WITHOUT_FALLBACK(
            "A missing fact shows as \"…\".",
            "Write a fallback, {{fact|these words}}, or ask in the conditions that the fact exists."),
    /** A document without tests. */
    NO_TESTS("Without tests nobody knows what the next edit breaks.", "Write at least one test for each rule."),
    /** A condition on a fact that is in no test. */
    UNTESTED_FACT("A misspelt fact is never found.", "Write a test that sets the fact."),
    /** A rule whose conditions hold in no test. */
    UNTESTED_RULE("Nobody has seen that this rule ever asks.", "Write a test in which its conditions hold."),
    /** A test that holds whatever happens. */
    TEST_WITHOUT_EXPECTATION(
            "A test that expects nothing cannot fail.",
            "Say what shall come out: rule, frictionLevel, mayProceed or reason."),
    /** A switched-off code that is none. */
    UNKNOWN_CODE("A misspelt code switches nothing off.", "Correct the code."),
    /** A switched-off code without a reason. */
    OFF_WITHOUT_REASON("The next person needs to know whether the reason still holds.", "Say why, in because."),
    /** A switched-off code that finds nothing. */
    NEEDLESS_OFF("A switch that does nothing hides the next warning.", "Remove the entry.");

    private final String why;
    private final String instead;

    LintCode(String why, String instead) {
        this.why = why;
        this.instead = instead;
    }

    /** Returns the code as documents have it: {@code long-title}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns a sentence on why it is asked for. */
    public String why() {
        return why;
    }

    /** Returns a sentence on what to do instead. */
    public String instead() {
        return instead;
    }

    /** Returns the constant of a code. */
    public static Optional<LintCode> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    /** Returns all codes. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(LintCode::code).toList();
    }
}
