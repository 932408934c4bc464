package org.securitynudge.rule;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a rule in one language.
 *
 * @param language the language
 * @param title the heading
 * @param body what is about to happen
 * @param why the reason behind the rule
 * @param analogy a comparison from daily life
 * @param labels the labels of the declared choices, by their names
 * @param reasons the labels of the reasons, by their codes; empty in the document's own language, where the justification has them
 * @param hint the hint of the free text; likewise
 * @param reference the label of the reference; likewise
 */
record Words(
        Locale language,
        Template title,
        Template body,
        Optional<Template> why,
        Optional<String> analogy,
        Map<String, Template> labels,
        Map<String, String> reasons,
        Optional<String> hint,
        Optional<String> reference) {
    Words {
        labels = Map.copyOf(labels);
        reasons = Map.copyOf(reasons);
    }

    /** Returns these texts under the labels of others. */
    Words withLabelsOf(Words other) {
        return new Words(language, title, body, why, analogy, other.labels, other.reasons, other.hint, other.reference);
    }
}
