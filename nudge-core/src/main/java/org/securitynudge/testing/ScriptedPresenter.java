package org.securitynudge.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.securitynudge.model.Answer;
import org.securitynudge.model.Presenter;
import org.securitynudge.model.Prompt;

/** A presenter that answers from a script and remembers what it was shown. */
public final class ScriptedPresenter implements Presenter {
    private final Deque<Answer> script = new ArrayDeque<>();
    private final List<Prompt> shown = new ArrayList<>();

    ScriptedPresenter() {}

    /** Adds answers to the end of the script. */
    public synchronized ScriptedPresenter then(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /**
     * Returns the next answer of the script.
     *
     * @throws AssertionError if the script is at its end: a prompt came that the test did not expect
     */
    @Override
    public synchronized Answer present(Prompt prompt) {
        shown.add(prompt);
        Answer answer = script.poll();
        if (answer == null) {
            throw new AssertionError("no answer left in the script for the prompt of "
                    + prompt.occasion().rule() + "; add one with presenter().then(...)");
        }
        return answer;
    }

    /** Returns the prompts shown so far. */
    public synchronized List<Prompt> shown() {
        return List.copyOf(shown);
    }
}
