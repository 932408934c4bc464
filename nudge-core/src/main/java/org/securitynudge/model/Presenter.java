package org.securitynudge.model;

/** The application's way to show a prompt and wait for the answer: a dialog, a question in a terminal. */
@FunctionalInterface
public interface Presenter {
    /**
     * Shows a prompt and returns what the person answered. Called on the thread of {@code confirm}; it may block as long as the person
     * thinks. Closing the dialog is {@link Answer#cancel()}. An exception reaches the caller of {@code confirm} and leaves the prompt
     * open.
     */
    Answer present(Prompt prompt);
}
