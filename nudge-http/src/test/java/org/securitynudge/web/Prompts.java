package org.securitynudge.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Message;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Sponsor;

/** Prompts with everything in them, whose every text goes through a function first. */
final class Prompts {
    static final Instant SHOWN = Instant.parse("2026-11-21T10:00:00Z");

    private Prompts() {}

    static Prompt english(FrictionLevel level) {
        return of(level, Locale.ENGLISH, text -> text);
    }

    static Prompt german(FrictionLevel level) {
        return of(level, Locale.GERMAN, text -> GERMAN.getOrDefault(text, text));
    }

    static Prompt of(FrictionLevel level, Locale language, UnaryOperator<String> text) {
        return with(level, message(language, text), choices(level, text), text);
    }

    static Prompt with(FrictionLevel level, Message message, List<Choice> choices, UnaryOperator<String> text) {
        Occasion occasion = new Occasion("0192", "documents/share", 4, Optional.of("ana"), "document.share");
        Evidence evidence = new Evidence("d", "", 0, "r1", Optional.empty(), Map.of(), false);
        Optional<Justification> justification =
                level == FrictionLevel.JUSTIFY ? Optional.of(justification(text)) : Optional.empty();
        return new Prompt(occasion, SHOWN, level, message, choices, justification, evidence);
    }

    static Message message(Locale language, UnaryOperator<String> text) {
        return new Message(
                language,
                text.apply("This goes outside the company"),
                text.apply("Plan.pdf is confidential. You are sharing it with 3 people."),
                Optional.of(text.apply("Once a copy leaves, we cannot call it back.")),
                Optional.of(text.apply("It is like posting a letter.")),
                Optional.of(URI.create("https://intranet.corp.example/sharing?a=1&b=2")),
                Optional.of(new Sponsor(
                        text.apply("Ana Ruiz"),
                        Optional.of(text.apply("COO")),
                        Optional.of(text.apply("I check the audience before I share.")))));
    }

    static List<Choice> choices(FrictionLevel level, UnaryOperator<String> text) {
        if (!level.interrupts()) {
            return List.of(choice("got-it", ChoiceType.ACKNOWLEDGE, text.apply("Got it"), true));
        }
        List<Choice> all = List.of(
                choice("proceed", ChoiceType.PROCEED, text.apply("Share it as it is"), false),
                choice("view-only", ChoiceType.SAFER_ALTERNATIVE, text.apply("Share a view-only link"), true),
                choice("cancel", ChoiceType.CANCEL, text.apply("Do not share"), false),
                choice("wrong", ChoiceType.REPORT_FALSE_POSITIVE, text.apply("Report a wrong label"), false));
        return level == FrictionLevel.BLOCK ? all.subList(1, 4) : all;
    }

    static Choice choice(String id, ChoiceType type, String label, boolean preselected) {
        Optional<String> runs =
                type == ChoiceType.SAFER_ALTERNATIVE ? Optional.of("document.share.viewOnly") : Optional.empty();
        return new Choice(id, type, label, runs, Optional.empty(), preselected);
    }

    static Justification justification(UnaryOperator<String> text) {
        return new Justification(
                List.of(
                        new Justification.Reason("campaign", text.apply("Part of a campaign"), false),
                        new Justification.Reason("other", text.apply("Something else"), true)),
                Optional.of(new Justification.Text(
                        false, 10, 200, Optional.of(text.apply("Say in a sentence why it is needed.")))),
                Optional.of(new Justification.Reference(
                        text.apply("Campaign number"), true, Optional.of("[A-Z]{2}-[0-9]+"))));
    }

    private static final Map<String, String> GERMAN = Map.ofEntries(
            Map.entry("This goes outside the company", "Das geht nach draußen"),
            Map.entry(
                    "Plan.pdf is confidential. You are sharing it with 3 people.",
                    "Plan.pdf ist vertraulich. Sie teilen die Datei mit 3 Personen."),
            Map.entry(
                    "Once a copy leaves, we cannot call it back.",
                    "Eine Kopie, die draußen ist, holen wir nicht zurück."),
            Map.entry("It is like posting a letter.", "Es ist wie ein Brief."),
            Map.entry("I check the audience before I share.", "Ich prüfe vor dem Teilen, wer es bekommt."),
            Map.entry("Got it", "Verstanden"),
            Map.entry("Share it as it is", "So teilen, wie sie ist"),
            Map.entry("Share a view-only link", "Nur zum Lesen teilen"),
            Map.entry("Do not share", "Nicht teilen"),
            Map.entry("Report a wrong label", "Falsche Markierung melden"),
            Map.entry("Part of a campaign", "Teil einer Kampagne"),
            Map.entry("Something else", "Etwas anderes"),
            Map.entry("Say in a sentence why it is needed.", "Sagen Sie in einem Satz, warum es nötig ist."),
            Map.entry("Campaign number", "Nummer der Kampagne"));
}
