package org.securitynudge.web;

/** How a prompt ended, when there is nothing more to ask: the pages that say so. */
enum Done {
    /** Cancelled: the action was not done. */
    CANCELLED(Word.CANCELLED_TITLE, Word.CANCELLED),
    /** Recorded that the person goes on, but the form could not be repeated: they send it again. */
    SEND_AGAIN(Word.RECORDED_TITLE, Word.SEND_AGAIN),
    /** Recorded, and nothing is left to do. */
    ACKNOWLEDGED(Word.RECORDED_TITLE, Word.ACKNOWLEDGED),
    /** The answer came too late, or is not for this person. */
    EXPIRED(Word.EXPIRED_TITLE, Word.EXPIRED),
    /** The answer could not be recorded. */
    NOT_SAVED(Word.NOT_SAVED_TITLE, Word.NOT_SAVED),
    /** Answered before, and otherwise. */
    ANSWERED_ELSEWHERE(Word.ELSEWHERE_TITLE, Word.ELSEWHERE),
    /** A false positive was reported; the person still has to choose. */
    REPORTED(Word.RECORDED_TITLE, Word.REPORTED_ALONE),
    /** The answer lacks something, and its prompt is not at hand. */
    NOT_FITTING(Word.NOT_FITTING_TITLE, Word.NOT_FITTING);

    private final Word title;
    private final Word text;

    Done(Word title, Word text) {
        this.title = title;
        this.text = text;
    }

    Word title() {
        return title;
    }

    Word text() {
        return text;
    }
}
