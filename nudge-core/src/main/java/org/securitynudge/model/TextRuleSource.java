package org.securitynudge.model;

import java.util.Optional;

/** A document that is at hand. */
final class TextRuleSource implements RuleSource {
    private final String name;
    private final byte[] document;

    TextRuleSource(String name, byte[] document) {
        this.name = name;
        this.document = document;
    }

    @Override
    public Fetched fetch(Optional<String> validator) {
        return Fetched.of(document);
    }

    @Override
    public String name() {
        return name;
    }
}
