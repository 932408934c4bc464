package org.securitynudge.examples.demo.story;

import java.util.Optional;
import org.securitynudge.examples.demo.screen.Ink;
import org.securitynudge.examples.demo.screen.Keyboard;
import org.securitynudge.examples.demo.screen.PromptDrawing;
import org.securitynudge.examples.demo.screen.Screen;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Prompt;

/** Whoever answers prompts: the person at the keyboard if there is one, else the script, whose answers are shown. */
final class Respondent {
    private final Screen screen;
    private final Optional<Keyboard> keyboard;

    Respondent(Screen screen, Optional<Keyboard> keyboard) {
        this.screen = screen;
        this.keyboard = keyboard;
    }

    /** Draws a prompt that asks for nothing. */
    void show(Prompt prompt) {
        screen.blank();
        PromptDrawing.draw(prompt, screen);
        screen.blank();
    }

    /**
     * Returns an answer to a prompt that is on the screen.
     *
     * @param name who is asked in the story
     * @param scripted what they answer there
     */
    Answer answer(Prompt prompt, String name, Answer scripted) throws InterruptedException {
        if (keyboard.filter(Keyboard::isManned).isPresent()) {
            Optional<Answer> typed = typed(prompt, name);
            if (typed.isPresent()) {
                screen.blank();
                return typed.get();
            }
            screen.tell("Nobody answers here; from now on the script does.");
        }
        recite(prompt, name, scripted);
        screen.blank();
        return scripted;
    }

    private void recite(Prompt prompt, String name, Answer scripted) {
        int number = 1;
        for (Choice choice : prompt.choices()) {
            if (isMeant(choice, scripted)) {
                screen.show(Ink.BOLD, name + " answers: " + number + "  " + choice.label());
            }
            number++;
        }
        scripted.text().ifPresent(text -> screen.show(Ink.BOLD, "  and writes: " + text));
        scripted.reference().ifPresent(text -> screen.show(Ink.BOLD, "  and refers to: " + text));
    }

    private static boolean isMeant(Choice choice, Answer answer) {
        return answer.choice()
                .map(choice.id()::equals)
                .orElse(answer.type().filter(choice.type()::equals).isPresent());
    }

    private Optional<Answer> typed(Prompt prompt, String name) throws InterruptedException {
        while (true) {
            Optional<String> line = line("You are " + name + ". Your answer, a number (Enter takes the marked one):");
            if (line.isEmpty()) {
                return Optional.empty();
            }
            Optional<Choice> chosen =
                    line.get().isBlank() ? preselected(prompt) : PromptDrawing.numbered(prompt, line.get());
            if (chosen.isPresent()) {
                return justified(prompt, chosen.get());
            }
            screen.tell("A number from 1 to " + prompt.choices().size() + ", please.");
        }
    }

    private static Optional<Choice> preselected(Prompt prompt) {
        return prompt.choices().stream().filter(Choice::preselected).findFirst();
    }

    private Optional<Answer> justified(Prompt prompt, Choice choice) throws InterruptedException {
        Answer answer = Answer.choose(choice.id());
        if (choice.type() == ChoiceType.PROCEED && prompt.justification().isPresent()) {
            answer = justified(prompt.justification().get(), answer);
        }
        return keyboard.isPresent() && keyboard.get().isManned() ? Optional.of(answer) : Optional.empty();
    }

    /** Asks for what the prompt wants to hear; whether it is enough is for the library to say. */
    private Answer justified(Justification asked, Answer chosen) throws InterruptedException {
        Answer answer = chosen;
        if (!asked.reasons().isEmpty()) {
            Optional<String> number = reasons(asked);
            answer = number.flatMap(given -> reason(asked, given))
                    .map(answer::reason)
                    .orElse(answer);
        }
        if (asked.text().isPresent()) {
            Optional<String> text = line(asked.text().get().hint().orElse("In your words:"));
            answer = text.filter(given -> !given.isBlank()).map(answer::text).orElse(answer);
        }
        if (asked.reference().isPresent()) {
            Optional<String> reference = line(asked.reference().get().label() + ":");
            answer = reference
                    .filter(given -> !given.isBlank())
                    .map(answer::reference)
                    .orElse(answer);
        }
        return answer;
    }

    private Optional<String> reasons(Justification asked) throws InterruptedException {
        int number = 1;
        for (Justification.Reason reason : asked.reasons()) {
            screen.show(Ink.PLAIN, "  " + number + "  " + reason.label());
            number++;
        }
        return line("Your reason, a number:");
    }

    private static Optional<String> reason(Justification asked, String number) {
        if (!number.strip().matches("[1-9]")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(number.strip()) - 1;
        return index < asked.reasons().size()
                ? Optional.of(asked.reasons().get(index).code())
                : Optional.empty();
    }

    private Optional<String> line(String question) throws InterruptedException {
        screen.ask(question);
        Optional<String> line = keyboard.isPresent() ? keyboard.get().line() : Optional.empty();
        if (line.isEmpty()) {
            screen.blank();
        }
        screen.answered();
        return line;
    }
}
