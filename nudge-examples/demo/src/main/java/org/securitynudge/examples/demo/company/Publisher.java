package org.securitynudge.examples.demo.company;

import java.io.IOException;
import org.securitynudge.publishing.SignedDocument;
import org.securitynudge.publishing.SigningKey;
import org.securitynudge.publishing.SigningRefusedException;

/** Signs documents and puts them on the company's server: the security team, or somebody who would like to be taken for it. */
public final class Publisher {
    /** The name of the key, as applications pin it. */
    public static final String KEY = "security-2026a";

    private final Company company;
    private final SigningKey key = SigningKey.generate(KEY);

    private Publisher(Company company) {
        this.company = company;
    }

    /** Returns a publisher with a key of its own. */
    public static Publisher on(Company company) {
        return new Publisher(company);
    }

    /** Returns the public half of the key. */
    public String publicKey() {
        return key.publicKey();
    }

    /**
     * Signs and publishes a document.
     *
     * @param name such as {@code policy.json}
     */
    public void publish(String name, byte[] document) throws IOException {
        try {
            company.publish(name, SignedDocument.sign(document, key));
        } catch (SigningRefusedException e) {
            throw new IOException(e);
        }
    }
}
