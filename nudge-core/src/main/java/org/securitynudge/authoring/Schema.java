package org.securitynudge.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON Schemas (2020-12) of rule documents, with which an editor completes and explains fields and marks mistakes. What a schema
 * refuses, the library refuses as well. The other way round it need not be so: a schema cannot tell whether a fact is in the catalogue, or
 * whether a name that is referred to is there.
 */
public enum Schema {
    /** For rule packs; its {@code $id} is {@code urn:nudge:schema:rule-pack:1}. */
    RULE_PACK("rule-pack.schema.json"),
    /** For the policy; its {@code $id} is {@code urn:nudge:schema:policy:1}. */
    POLICY("policy.schema.json");

    private final String fileName;

    Schema(String fileName) {
        this.fileName = fileName;
    }

    /** Returns the name of a file for it. */
    public String fileName() {
        return fileName;
    }

    /** Returns the schema, as JSON. It is read from the library's own jar with every call. */
    public String text() {
        try (InputStream in = Schema.class.getResourceAsStream(fileName)) {
            if (in == null) {
                throw new IllegalStateException("the library's jar lacks " + fileName);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(fileName, e);
        }
    }
}
