package org.securitynudge.examples.share.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prompts of every level in English and German, as a guard sends them. */
final class Prompts {

    static final List<String> LEVELS = List.of("praise", "inform", "warn", "justify", "block");

    private Prompts() {}

    static Map<String, Object> of(String level) {
        return of(level, "en");
    }

    static Map<String, Object> of(String level, String language) {
        boolean german = language.equals("de");
        Map<String, Object> prompt = new LinkedHashMap<>();
        prompt.put("occasion", "0192-" + level);
        prompt.put("level", level);
        prompt.put("language", language);
        prompt.put("direction", "ltr");
        prompt.put("title", german ? germanTitle(level) : title(level));
        prompt.put(
                "body",
                german
                        ? "„Quartalszahlen.xlsx“ geht an anna@partner.example. Diese Adresse gehört nicht zu unserem Unternehmen."
                        : "“Quarterly figures.xlsx” goes to anna@partner.example. This address is outside our company.");
        prompt.put("choices", choices(level, german));
        if (level.equals("warn") || level.equals("justify")) {
            explain(prompt, german);
        }
        if (level.equals("justify")) {
            prompt.put("justification", justification(german));
        }
        return prompt;
    }

    /** The same with another value. */
    static Map<String, Object> with(Map<String, Object> prompt, String name, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(prompt);
        copy.put(name, value);
        return copy;
    }

    static Map<String, Object> choice(String id, String type, String label, boolean isDefault) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("id", id);
        choice.put("type", type);
        choice.put("label", label);
        choice.put("default", isDefault);
        return choice;
    }

    private static void explain(Map<String, Object> prompt, boolean german) {
        prompt.put(
                "why",
                german
                        ? "Was einmal draußen ist, lässt sich nicht zurückholen. Ein Link nur zum Lesen reicht meistens."
                        : "What has left the company cannot be called back. A link to view is enough most of the time.");
        prompt.put("learnMore", "https://intranet.example/sharing");
        prompt.put(
                "sponsor",
                german
                        ? Map.of(
                                "name", "Maria Weber",
                                "title", "Finanzvorstand",
                                "quote", "Jede Zahl gehört zuerst uns. Danke, dass Sie kurz hinsehen.")
                        : Map.of(
                                "name", "Maria Weber",
                                "title", "Chief Financial Officer",
                                "quote", "Each figure is ours first. Thank you for looking twice."));
    }

    private static String title(String level) {
        return switch (level) {
            case "praise" -> "You shared it the safe way";
            case "inform" -> "This folder is seen by all departments";
            case "block" -> "This document stays in the company";
            default -> "Share this outside the company?";
        };
    }

    private static String germanTitle(String level) {
        return switch (level) {
            case "praise" -> "Sie haben den sicheren Weg gewählt";
            case "inform" -> "Diesen Ordner sehen alle Abteilungen";
            case "block" -> "Dieses Dokument bleibt im Unternehmen";
            default -> "Außerhalb des Unternehmens teilen?";
        };
    }

    private static List<Map<String, Object>> choices(String level, boolean german) {
        List<Map<String, Object>> choices = new ArrayList<>();
        if (level.equals("praise") || level.equals("inform")) {
            choices.add(choice("ok", "acknowledge", german ? "Verstanden" : "Got it", true));
            return choices;
        }
        if (!level.equals("block")) {
            Map<String, Object> viewOnly = choice(
                    "view-only", "saferAlternative", german ? "Nur zum Lesen freigeben" : "Share to view only", true);
            viewOnly.put("runs", "document.share.viewOnly");
            choices.add(viewOnly);
            choices.add(choice(
                    "proceed", "proceed", german ? "Trotzdem mit Bearbeitungsrecht teilen" : "Share anyway", false));
        }
        choices.add(choice("cancel", "cancel", german ? "Abbrechen" : "Go back", level.equals("block")));
        choices.add(choice(
                "wrong",
                "reportFalsePositive",
                german ? "Das trifft hier nicht zu" : "This does not apply here",
                false));
        return choices;
    }

    private static Map<String, Object> justification(boolean german) {
        return Map.of(
                "reasons",
                        List.of(
                                reason("campaign", german ? "Laufende Zusammenarbeit" : "Ongoing project", false),
                                reason("legal", german ? "Rechtliche Verpflichtung" : "Legal obligation", false),
                                reason("other", german ? "Etwas anderes" : "Something else", true)),
                "text",
                        Map.of(
                                "required",
                                false,
                                "minLength",
                                10,
                                "maxLength",
                                200,
                                "hint",
                                german
                                        ? "Ein Satz genügt. Bitte keine Kundennamen."
                                        : "One sentence is enough. No customer names, please."),
                "reference", Map.of("label", german ? "Vorgangsnummer" : "Ticket number", "required", true));
    }

    private static Map<String, Object> reason(String code, String label, boolean requiresText) {
        return Map.of("code", code, "label", label, "requiresText", requiresText);
    }
}
