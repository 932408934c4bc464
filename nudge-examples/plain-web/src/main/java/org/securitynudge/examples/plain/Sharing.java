package org.securitynudge.examples.plain;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.securitynudge.Nudge;
import org.securitynudge.model.Key;
import org.securitynudge.model.RuleSource;
import org.securitynudge.model.Situation;
import org.securitynudge.web.Guard;

/** What the application does: it shares one of three documents, as it is or as a link that only lets people read. */
final class Sharing {
    static final String SHARE = "/share";
    static final String VIEW_ONLY = "/share/view-only";

    /** Who may sign in; the password is the name. */
    static final Set<String> PEOPLE = Set.of("ana", "bo", "cy");

    static final String HOW_TO_TRY = String.join(
            System.lineSeparator(),
            "Listening on http://localhost:8080. Share a confidential file as Ana:",
            "  curl -i -u ana:ana -H 'Accept: application/problem+json' -d 'document=Plan.pdf&to=partner.example'"
                    + " http://localhost:8080/share");

    private static final int KEY_BYTES = 32;
    private static final Map<String, String> CLASSIFICATIONS =
            Map.of("Plan.pdf", "confidential", "Salaries.xlsx", "restricted", "Menu.pdf", "public");

    private Sharing() {}

    /** Returns the library with the rules of the application, for one server: several would share a key that is kept elsewhere. */
    static Nudge nudge() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Nudge.builder()
                .rules(RuleSource.resource("/examples/documents.json"))
                .tokenKeys(Key.of("1", key))
                .build();
    }

    /** Returns the guard of the application: the safer way that its rules name is at a path of its own. */
    static Guard guard(Nudge nudge) {
        return Guard.builder(nudge)
                .alternative("document.share.viewOnly", VIEW_ONLY)
                .build();
    }

    /**
     * Returns what somebody is about to do.
     *
     * @param field returns a field of the request by its name; null if it is not there
     */
    static Situation situation(
            String path, @Nullable String user, Locale locale, Function<String, @Nullable String> field) {
        String document = document(field);
        return Situation.builder(path.equals(VIEW_ONLY) ? "document.share.viewOnly" : "document.share")
                .user(user)
                .locale(locale)
                .fact("document.id", document)
                .fact("document.name", document)
                .fact("document.classification", CLASSIFICATIONS.getOrDefault(document, "internal"))
                .fact("recipient.domain", field.apply("to"))
                .fact("recipient.count", count(field.apply("people")))
                .build();
    }

    /** Does it, and returns what was done. */
    static String share(String path, Function<String, @Nullable String> field) {
        String what = path.equals(VIEW_ONLY) ? "a view-only link to " : "";
        String note = field.apply("note");
        return "Shared " + what + document(field) + " with " + field.apply("to")
                + (note == null || note.isEmpty() ? "." : ": " + note);
    }

    private static String document(Function<String, @Nullable String> field) {
        String name = field.apply("document");
        return name == null ? "" : name;
    }

    /** Returns how many people it goes to; 1 where nobody said so in figures. */
    private static long count(@Nullable String people) {
        return people != null && people.matches("[0-9]{1,9}") ? Long.parseLong(people) : 1;
    }
}
