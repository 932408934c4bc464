package org.securitynudge.examples.cli.input;

import java.util.Optional;
import org.securitynudge.authoring.Finding;
import org.securitynudge.authoring.Finding.Severity;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.Problem;
import org.securitynudge.model.RuleSource;

/** A document that was named on the command line: its bytes, at most one more than a document may have, or why there are none. */
public final class Document {
    /** The code of a file that cannot be read. */
    public static final String UNREADABLE = "unreadable";

    private final String name;
    private final byte[] bytes;
    private final String trouble;

    private Document(String name, byte[] bytes, String trouble) {
        this.name = name;
        this.bytes = bytes;
        this.trouble = trouble;
    }

    /** Returns a document of some bytes, which are not copied. */
    public static Document of(String name, byte[] bytes) {
        return new Document(name, bytes, "");
    }

    static Document unreadable(String name, String why) {
        return new Document(name, new byte[0], why);
    }

    /** Returns its name as it was typed. */
    public String name() {
        return name;
    }

    /** Returns its bytes, not copied; none if it could not be read. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns that it could not be read, if so. */
    public Optional<Finding> unreadable() {
        return trouble.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        name, Severity.ERROR, UNREADABLE, new Problem(0, 0, "", "cannot be read: " + trouble)));
    }

    RuleSource source() {
        return new RuleSource() {
            @Override
            public Fetched fetch(Optional<String> validator) {
                return Fetched.of(bytes);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
