package org.securitynudge.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Choice;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.Message;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.RulesInForce;
import org.securitynudge.model.Situation;
import org.securitynudge.rule.FactLookup;
import org.securitynudge.rule.Rule;
import org.securitynudge.rule.WordedChoice;
import org.securitynudge.rule.Wording;

/** Makes the prompt of a rule for a situation: the words in the reader's language with the facts filled in. */
final class Rendering {
    private static final int REPORTED_TEXT = 200;
    private static final int REPORTED_ELEMENTS = 20;

    private Rendering() {}

    static Prompt prompt(Rule rule, Attempt attempt, Occasion occasion, RulesInForce rules) {
        Situation situation = attempt.situation();
        Wording words = rule.wording(situation.locale());
        Map<String, @Nullable Object> facts = situation.facts();
        Locale locale = readersForm(words.language(), situation.locale());
        Message message = new Message(
                words.language(),
                words.title().render(facts, locale),
                words.body().render(facts, locale),
                words.why().map(why -> why.render(facts, locale)),
                words.analogy(),
                words.learnMore(),
                words.sponsor());
        List<Choice> choices = words.choices().stream()
                .map(choice -> choice(choice, facts, locale))
                .toList();
        return new Prompt(
                occasion,
                attempt.now(),
                rule.level(),
                message,
                choices,
                words.justification(facts, locale),
                evidence(rule, attempt, rules));
    }

    /** Numbers take the form of the reader's country, if the words are in the reader's language at all. */
    private static Locale readersForm(Locale words, Locale reader) {
        return words.getLanguage().equals(reader.getLanguage()) ? reader : words;
    }

    private static Choice choice(WordedChoice choice, Map<String, @Nullable Object> facts, Locale locale) {
        return new Choice(
                choice.id(),
                choice.type(),
                choice.label().render(facts, locale),
                choice.runs(),
                choice.href(),
                choice.preselected());
    }

    private static Evidence evidence(Rule rule, Attempt attempt, RulesInForce rules) {
        Optional<String> cooldown = attempt.hasHistory() ? attempt.cooldownKey(rule) : Optional.empty();
        return new Evidence(
                attempt.digest(),
                cooldown.orElse(""),
                rule.askAgain(),
                rules.revision(),
                rules.age(attempt.now()),
                reported(rule, attempt.situation()),
                rule.reportText());
    }

    /** What leaves the process is short: a fact is there to count by, not to read. */
    private static Map<String, @Nullable Object> reported(Rule rule, Situation situation) {
        Map<String, @Nullable Object> reported = new LinkedHashMap<>();
        for (String name : rule.report()) {
            Object value = FactLookup.in(situation.facts(), name);
            if (value instanceof List<?> list) {
                reported.put(
                        name,
                        list.stream()
                                .limit(REPORTED_ELEMENTS)
                                .map(Rendering::shortened)
                                .toList());
            } else if (value != null) {
                reported.put(name, shortened(value));
            }
        }
        return reported;
    }

    private static Object shortened(@Nullable Object value) {
        String text = String.valueOf(value);
        if (value instanceof Number || value instanceof Boolean || text.length() <= REPORTED_TEXT) {
            return value instanceof Number || value instanceof Boolean ? value : text;
        }
        int end = Character.isHighSurrogate(text.charAt(REPORTED_TEXT - 1)) ? REPORTED_TEXT - 1 : REPORTED_TEXT;
        return text.substring(0, end);
    }
}
