package org.securitynudge.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.AnswerRefusedException.Reason;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Occasion;

class JudgeTest {
    private static final Justification WANTED = new Justification(
            List.of(
                    new Justification.Reason("campaign", "Approved campaign", false),
                    new Justification.Reason("other", "Something else", true)),
            Optional.of(new Justification.Text(false, 10, 200, Optional.empty())),
            Optional.of(new Justification.Reference("Ticket number", true, Optional.of("[A-Z]{2,10}-[0-9]{1,8}"))));
    private static final Answer FULL = Answer.proceed().reason("campaign").reference("CRM-12");

    static Stream<Arguments> refusedChoicesAndReasons() {
        return Stream.of(
                arguments(
                        Reason.CHOICE,
                        Answer.choose("yes"),
                        "no choice \"yes\" in this prompt; its choices are cancel, proceed, anonymous"),
                arguments(
                        Reason.CHOICE,
                        Answer.choose("<script>\u202e"),
                        "no choice \"<script>\\u202e\" in this prompt; its choices are cancel, proceed, anonymous"),
                arguments(
                        Reason.CHOICE,
                        Answer.acknowledge(),
                        "no choice of the type acknowledge in this prompt; its choices are cancel, proceed, anonymous"),
                arguments(Reason.REASON, Answer.proceed(), "a reason is required; the reasons are campaign, other"),
                arguments(
                        Reason.REASON,
                        FULL.reason("because"),
                        "no reason \"because\"; the reasons are campaign, other"),
                arguments(
                        Reason.REASON,
                        FULL.reason("Because I say so"),
                        "no reason \"Because I say so\": a reason is a code of lower-case letters, digits and hyphens"));
    }

    static Stream<Arguments> refusedTextsAndReferences() {
        return Stream.of(
                arguments(Reason.TEXT, FULL.reason("other"), "the reason \"other\" needs a text"),
                arguments(Reason.TEXT, FULL.reason("other").text("  \t "), "the reason \"other\" needs a text"),
                arguments(Reason.TEXT, FULL.text("short"), "the text has 5 characters; at least 10 are needed"),
                arguments(
                        Reason.TEXT,
                        FULL.text("x".repeat(201)),
                        "the text has 201 characters; at most 200 are allowed"),
                arguments(
                        Reason.TEXT,
                        FULL.text("x".repeat(501)),
                        "the text has 501 characters; at most 500 are allowed"),
                arguments(Reason.REFERENCE, Answer.proceed().reason("campaign"), "\"Ticket number\" is required"),
                arguments(
                        Reason.REFERENCE,
                        FULL.reference("crm 12"),
                        "\"Ticket number\" does not have the form [A-Z]{2,10}-[0-9]{1,8}"),
                arguments(
                        Reason.REFERENCE,
                        FULL.reference("X".repeat(201)),
                        "the reference has 201 characters; at most 200 are allowed"),
                arguments(
                        Reason.TEXT,
                        Answer.cancel().text("x".repeat(501)),
                        "the text has 501 characters; at most 500 are allowed"));
    }

    @ParameterizedTest
    @MethodSource({"refusedChoicesAndReasons", "refusedTextsAndReferences"})
    void refusalSaysWhatDoesNotFit(Reason reason, Answer answer, String message) {
        assertThatThrownBy(() -> Judge.choice(asked(WANTED), answer))
                .isInstanceOfSatisfying(
                        AnswerRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason))
                .hasMessage(message);
    }

    @Test
    void answerThatFitsIsItsChoice() {
        assertThat(Judge.choice(asked(WANTED), FULL).id()).isEqualTo("proceed");
        assertThat(Judge.choice(asked(WANTED), FULL.reason("other").text("Signed off by Legal"))
                        .id())
                .isEqualTo("proceed");
        assertThat(Judge.choice(asked(WANTED), FULL.reference(" CRM-12 ")).id()).isEqualTo("proceed");
    }

    @Test
    void refusalOfTheActionNeedsNoJustification() {
        assertThat(Judge.choice(asked(WANTED), Answer.cancel()).type()).isEqualTo(ChoiceType.CANCEL);
        assertThat(Judge.choice(asked(WANTED), Answer.choose("anonymous")).type())
                .isEqualTo(ChoiceType.SAFER_ALTERNATIVE);
    }

    @Test
    void patternThatExplodesOnAReferenceRefusesIt() {
        Justification explosive = new Justification(
                List.of(),
                Optional.empty(),
                Optional.of(new Justification.Reference("Number", true, Optional.of("(a+)+b"))));

        assertThatThrownBy(() -> Judge.choice(asked(explosive), Answer.proceed().reference("a".repeat(200))))
                .hasMessage("\"Number\" does not have the form (a+)+b");
    }

    @Test
    void patternThatWouldTakeTooLongWithoutReadingRefusesEveryReference() {
        Justification explosive = new Justification(
                List.of(),
                Optional.empty(),
                Optional.of(new Justification.Reference("Number", true, Optional.of("(a?)?".repeat(30) + "(?=b)"))));

        assertThatThrownBy(() -> Judge.choice(asked(explosive), Answer.proceed().reference("x")))
                .isInstanceOf(AnswerRefusedException.class);
    }

    @Test
    void requiredTextIsAskedFor() {
        Justification text = new Justification(
                List.of(), Optional.of(new Justification.Text(true, 10, 200, Optional.empty())), Optional.empty());

        assertThatThrownBy(() -> Judge.choice(asked(text), Answer.proceed()))
                .hasMessage("a text of 10 to 200 characters is required");
    }

    private static Asked asked(Justification justification) {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("cancel", ChoiceType.CANCEL));
        choices.add(choice("proceed", ChoiceType.PROCEED));
        choices.add(choice("anonymous", ChoiceType.SAFER_ALTERNATIVE));
        return new Asked(
                new Occasion("id", "p/r", 1, Optional.of("ana"), "t"),
                Instant.EPOCH,
                FrictionLevel.JUSTIFY,
                choices,
                Optional.of(justification),
                new Evidence("s", "", 1, "", Optional.empty(), Map.of(), false));
    }

    private static Choice choice(String id, ChoiceType type) {
        return new Choice(id, type, id, Optional.empty(), Optional.empty(), false);
    }
}
