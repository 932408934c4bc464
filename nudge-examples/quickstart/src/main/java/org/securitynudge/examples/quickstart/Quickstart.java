package org.securitynudge.examples.quickstart;

import java.nio.charset.Charset;
import java.util.Scanner;
import org.securitynudge.Confirmation;
import org.securitynudge.Nudge;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Presenter;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;

/** The README's lines as a program: Ana is about to share a confidential file with a partner. */
public final class Quickstart {
    private static final Scanner KEYBOARD = new Scanner(System.in, Charset.defaultCharset());

    private Quickstart() {}

    /**
     * Runs it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        try (Nudge nudge =
                Nudge.builder().rules(RuleSource.resource("/nudge-rules.json")).build()) {
            System.out.println(share(nudge, Quickstart::ask));
        }
    }

    /** Shares the file, or does what the person prefers, and returns what was done. */
    static String share(Nudge nudge, Presenter presenter) {
        Situation sharing = Situation.builder("document.share")
                .user("ana")
                .fact("document.name", "Plan.pdf")
                .fact("document.classification", "confidential")
                .fact("recipient.domain", "partner.example")
                .build();

        Confirmation confirmation = nudge.confirm(sharing, presenter);

        if (confirmation.mayProceed()) {
            return "Shared.";
        }
        return confirmation.alternative().map(action -> "Instead: " + action).orElse("Not shared.");
    }

    /** Shows a prompt in the terminal and returns the answer; anything but the name of a choice means "no". */
    static Answer ask(Prompt prompt) {
        System.out.println(
                "\n" + prompt.message().title() + "\n" + prompt.message().body());
        prompt.message().why().ifPresent(System.out::println);
        for (Choice choice : prompt.choices()) {
            System.out.printf("  %-10s %s%n", choice.id(), choice.label());
        }
        System.out.print("> ");
        String typed = KEYBOARD.hasNextLine() ? KEYBOARD.nextLine().strip() : "";
        return prompt.choice(typed).map(Choice::id).map(Answer::choose).orElseGet(Answer::cancel);
    }
}
