package org.securitynudge.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The guard's own words, with their key, in English and in German. What a rule says is the rule's business: these are the words around
 * it. Names in braces are filled in. {@code nudge.js} says the same things in the same words.
 */
enum Word {
    PRAISE("praise", "Thank you", "Danke"),
    INFORM("inform", "Good to know", "Gut zu wissen"),
    WARN("warn", "Please check", "Bitte prüfen"),
    JUSTIFY("justify", "A reason is needed", "Bitte begründen"),
    BLOCK("block", "Not possible this way", "So nicht möglich"),

    WHY("why", "Why this matters", "Warum das wichtig ist"),
    LEARN_MORE("learnMore", "Learn more", "Mehr dazu"),
    NEW_WINDOW("newWindow", "(opens in a new tab)", "(öffnet einen neuen Tab)"),

    REASON("reason", "Reason", "Grund"),
    TEXT("text", "Explanation", "Erklärung"),
    REQUIRED("required", "(needed)", "(nötig)"),
    OPTIONAL("optional", "(optional)", "(freiwillig)"),
    NEEDS_TEXT("needsText", "(needs an explanation)", "(braucht eine Erklärung)"),
    AT_MOST("atMost", "At most {most} characters.", "Höchstens {most} Zeichen."),
    FROM_TO("fromTo", "{least} to {most} characters.", "{least} bis {most} Zeichen."),

    ERROR("error", "One thing is missing", "Eines fehlt noch"),
    CHOOSE("choose", "Choose one of the buttons.", "Wählen Sie eine der Schaltflächen."),
    CHOOSE_REASON("chooseReason", "Choose a reason.", "Wählen Sie einen Grund."),
    WRITE_TEXT("writeText", "Write an explanation.", "Schreiben Sie eine Erklärung."),
    WRITE_LONGER("writeLonger", "Write at least {least} characters.", "Schreiben Sie mindestens {least} Zeichen."),
    WRITE_SHORTER("writeShorter", "Write at most {most} characters.", "Schreiben Sie höchstens {most} Zeichen."),
    GIVE_REFERENCE("giveReference", "Fill in “{label}”.", "Füllen Sie „{label}“ aus."),
    CHECK_REFERENCE("checkReference", "Check how “{label}” is written.", "Prüfen Sie die Schreibweise von „{label}“."),

    REPORTED("reported", "Reported. Thank you.", "Gemeldet. Vielen Dank."),
    TRY_AGAIN(
            "tryAgain",
            "Your answer was not saved. Please try again.",
            "Ihre Antwort wurde nicht gespeichert. Bitte versuchen Sie es noch einmal."),
    ASK_AGAIN(
            "askAgain",
            "This was open for a long time. Please answer once more.",
            "Das war lange offen. Bitte antworten Sie noch einmal."),
    ANSWERED_ELSEWHERE(
            "answeredElsewhere",
            "This was answered in another window. Please answer once more.",
            "Das wurde in einem anderen Fenster beantwortet. Bitte antworten Sie noch einmal."),

    CANCELLED_TITLE("cancelledTitle", "Nothing was sent", "Es wurde nichts gesendet"),
    CANCELLED(
            "cancelled",
            "You can go back to the page before, or close this one.",
            "Sie können zur Seite davor zurückgehen oder diese schließen."),
    RECORDED_TITLE("recordedTitle", "Your answer is saved", "Ihre Antwort ist gespeichert"),
    SEND_AGAIN(
            "sendAgain",
            "Go back to the page before and send it again. You will not be asked a second time.",
            "Gehen Sie zur Seite davor zurück und senden Sie noch einmal. Sie werden nicht noch einmal gefragt."),
    ACKNOWLEDGED("acknowledged", "You can close this page.", "Sie können diese Seite schließen."),
    OTHER_WAY(
            "otherWay",
            "Nothing was sent. Go back to the page before and do it the way you chose: {choice}",
            "Es wurde nichts gesendet. Gehen Sie zur Seite davor zurück und machen Sie es so, wie Sie es gewählt haben: {choice}"),
    OTHER_WAY_HERE(
            "otherWayHere",
            "Nothing was sent. The way you chose is here:",
            "Es wurde nichts gesendet. Zu dem Weg, den Sie gewählt haben, geht es hier:"),
    EXPIRED_TITLE("expiredTitle", "The question has expired", "Die Frage ist abgelaufen"),
    EXPIRED(
            "expired",
            "Nothing was sent. Go back to the page before and send it again; you will be asked afresh.",
            "Es wurde nichts gesendet. Gehen Sie zur Seite davor zurück und senden Sie noch einmal; Sie werden neu gefragt."),
    NOT_SAVED_TITLE("notSavedTitle", "Your answer could not be saved", "Ihre Antwort konnte nicht gespeichert werden"),
    NOT_SAVED(
            "notSaved",
            "Nothing was sent. Wait a moment, then load this page again or go back and send it again.",
            "Es wurde nichts gesendet. Warten Sie einen Moment, laden Sie dann diese Seite neu, oder gehen Sie zurück und senden Sie noch"
                    + " einmal."),
    REPORTED_ALONE(
            "reportedAlone",
            "You reported it, thank you. Nothing was sent yet: go back to the page before and choose how to go on.",
            "Sie haben es gemeldet, vielen Dank. Es wurde noch nichts gesendet: Gehen Sie zur Seite davor zurück und wählen Sie, wie es"
                    + " weitergeht."),
    NOT_FITTING_TITLE("notFittingTitle", "Something is missing", "Es fehlt noch etwas"),
    NOT_FITTING(
            "notFitting",
            "Nothing was sent. Go back to the page before and fill in what it asks for.",
            "Es wurde nichts gesendet. Gehen Sie zur Seite davor zurück und füllen Sie aus, wonach sie fragt."),
    ELSEWHERE_TITLE("elsewhereTitle", "Already answered", "Schon beantwortet"),
    ELSEWHERE(
            "elsewhere",
            "The question was answered in another place, and differently. That answer counts.",
            "Die Frage wurde an anderer Stelle schon beantwortet, und zwar anders. Jene Antwort gilt.");

    private final String key;
    private final String english;
    private final String german;

    Word(String key, String english, String german) {
        this.key = key;
        this.english = english;
        this.german = german;
    }

    static Optional<Word> of(String key) {
        return Arrays.stream(values()).filter(word -> word.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Word::key).sorted().toList();
    }

    String key() {
        return key;
    }

    String english() {
        return english;
    }

    String german() {
        return german;
    }
}
