package org.securitynudge.examples.demo.screen;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.model.Choice;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Message;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Sponsor;

/** A prompt as a box in a terminal. Every text is cleaned before it is drawn, wherever it came from. */
public final class PromptDrawing {
    private static final int COLUMNS = 76;
    private static final int INNER = COLUMNS - 6;
    private static final int FIELD = 54;

    private final Screen screen;
    private final Glyphs glyphs;
    private final Ink ink;

    private PromptDrawing(Screen screen, Glyphs glyphs, Ink ink) {
        this.screen = screen;
        this.glyphs = glyphs;
        this.ink = ink;
    }

    /** Draws a prompt. */
    public static void draw(Prompt prompt, Screen screen) {
        new PromptDrawing(screen, screen.glyphs(), ink(prompt.level())).box(prompt);
    }

    private static Ink ink(FrictionLevel level) {
        return switch (level) {
            case PRAISE -> Ink.GREEN;
            case INFORM -> Ink.BLUE;
            case WARN -> Ink.YELLOW;
            case JUSTIFY -> Ink.MAGENTA;
            case BLOCK -> Ink.RED;
        };
    }

    private void box(Prompt prompt) {
        Message message = prompt.message();
        top(prompt.level().name().toLowerCase(Locale.ROOT), prompt.occasion().rule());
        row("");
        text(message.title());
        row("");
        text(message.body());
        message.why().ifPresent(this::paragraph);
        message.analogy().ifPresent(this::paragraph);
        message.sponsor().ifPresent(this::sponsor);
        message.learnMore().map(Object::toString).ifPresent(this::paragraph);
        row("");
        choices(prompt.choices());
        prompt.justification().ifPresent(this::justification);
        row("");
        edge("└", "", "", "┘");
    }

    private void top(String level, String rule) {
        edge("┌", " " + level + " ", " " + rule + " ", "┐");
    }

    private void edge(String left, String start, String end, String right) {
        int dashes = COLUMNS - 4 - Typesetting.width(start) - Typesetting.width(end);
        screen.show(ink, left + "─" + start + "─".repeat(Math.max(0, dashes)) + end + "─" + right);
    }

    private void paragraph(String text) {
        row("");
        text(text);
    }

    private void sponsor(Sponsor sponsor) {
        row("");
        sponsor.quote().ifPresent(quote -> text("“" + quote + "”"));
        text("   " + sponsor.name() + sponsor.title().map(title -> ", " + title).orElse(""));
    }

    private void choices(List<Choice> choices) {
        int number = 1;
        for (Choice choice : choices) {
            String pointer = choice.preselected() ? "▸ " : "  ";
            indented(pointer + number + "  ", choice.label());
            number++;
        }
    }

    /** The fields to fill in for going on, as empty as they are shown. */
    private void justification(Justification asked) {
        row("");
        asked.reasons().forEach(reason -> indented("     ( ) ", reason.label()));
        asked.text().ifPresent(text -> {
            text.hint().ifPresent(hint -> indented("     ", hint));
            row("     " + "_".repeat(FIELD) + " " + text.minLength() + "-" + text.maxLength());
        });
        asked.reference().ifPresent(reference -> indented("     ", reference.label() + ": " + "_".repeat(FIELD / 4)));
    }

    private void text(String text) {
        String cleaned = Typesetting.clean(text);
        String indent = " ".repeat(cleaned.length() - cleaned.stripLeading().length());
        indented(indent, cleaned.strip());
    }

    private void indented(String first, String text) {
        String before = first;
        for (String line : Typesetting.wrap(glyphs.fit(Typesetting.clean(text)), INNER - first.length())) {
            row(before + line);
            before = " ".repeat(first.length());
        }
    }

    private void row(String text) {
        screen.row(ink, Typesetting.pad(glyphs.fit(text), INNER));
    }

    /** Returns a choice by the number that is drawn before it. */
    public static Optional<Choice> numbered(Prompt prompt, String number) {
        if (!number.strip().matches("[1-9][0-9]?")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number.strip()) - 1;
        return index < prompt.choices().size() ? Optional.of(prompt.choices().get(index)) : Optional.empty();
    }
}
