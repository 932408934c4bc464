package org.securitynudge.examples.cli.publish;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.securitynudge.examples.cli.input.Document;
import org.securitynudge.examples.cli.input.DocumentFiles;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.publishing.SignedDocument;

/** A policy or a pack, taken out of its envelope if it is signed. Nothing is verified. */
public final class Opened {
    private final Document received;
    private final Document document;
    private final Optional<SignedDocument> envelope;

    private Opened(Document received, Document document, Optional<SignedDocument> envelope) {
        this.received = received;
        this.document = document;
        this.envelope = envelope;
    }

    /**
     * Reads a file, or standard input for {@code -}.
     *
     * @throws StopException if it cannot be read, or is an envelope that nobody could open
     */
    public static Opened read(String name, InputStream in) {
        List<Document> documents = DocumentFiles.read(List.of(name), in);
        if (documents.size() != 1) {
            throw new StopException(name + ": stands for " + documents.size() + " documents; name one");
        }
        return of(documents.get(0));
    }

    /** Opens a document that was read. */
    public static Opened of(Document received) {
        received.unreadable().ifPresent(finding -> {
            throw new StopException(
                    finding.document() + ": " + finding.problem().message());
        });
        if (!SignedDocument.isSigned(received.bytes())) {
            return new Opened(received, received, Optional.empty());
        }
        try {
            SignedDocument envelope = SignedDocument.parse(received.bytes());
            return new Opened(received, Document.of(received.name(), envelope.document()), Optional.of(envelope));
        } catch (IOException e) {
            throw new StopException(received.name() + ": " + e.getMessage());
        }
    }

    /** Returns this with another document in place of its own, without the envelope, which would not fit any more. */
    public Opened withDocument(byte[] other) {
        Document changed = Document.of(document.name(), other);
        return new Opened(changed, changed, Optional.empty());
    }

    /** Returns its name, for people. */
    public String name() {
        return received.name();
    }

    /** Returns the bytes as they were read. */
    public byte[] received() {
        return received.bytes();
    }

    /** Returns the document alone. */
    public Document document() {
        return document;
    }

    /** Returns the envelope, if it is signed. */
    public Optional<SignedDocument> envelope() {
        return envelope;
    }

    /** Returns the names of the keys that it claims to be signed with. */
    public List<String> keyIds() {
        return envelope.map(SignedDocument::keyIds).orElse(List.of());
    }

    /** Returns what the document says of itself. */
    public Header header() {
        return Header.of(document);
    }
}
