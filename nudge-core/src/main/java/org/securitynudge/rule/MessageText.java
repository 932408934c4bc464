package org.securitynudge.rule;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A message as a document has it, in the document's language. */
record MessageText(
        Locale language,
        Template title,
        Template body,
        Optional<Template> why,
        Optional<String> analogy,
        Optional<URI> learnMore) {

    /** Returns these texts, with labels that are found elsewhere. */
    Words words(Map<String, Template> labels) {
        return new Words(language, title, body, why, analogy, labels, Map.of(), Optional.empty(), Optional.empty());
    }
}
