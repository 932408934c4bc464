package org.securitynudge.examples.cli.input;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.authoring.Draft;
import org.securitynudge.authoring.Finding;

/** The documents of a command, read, and the draft of those that could be read. */
public final class Workbench {
    private final List<Document> documents;
    private final Draft draft;

    private Workbench(List<Document> documents) {
        this.documents = documents;
        this.draft = Draft.of(documents.stream()
                .filter(document -> document.unreadable().isEmpty())
                .map(Document::source)
                .toList());
    }

    /** Reads documents by the names on a command line. */
    public static Workbench of(List<String> names, InputStream in) {
        return new Workbench(DocumentFiles.read(names, in));
    }

    /** Returns the workbench of documents that were read already. */
    public static Workbench of(List<Document> documents) {
        return new Workbench(List.copyOf(documents));
    }

    /** Returns the draft of the documents that could be read. */
    public Draft draft() {
        return draft;
    }

    /** Returns the documents, in the order of the command line. */
    public List<Document> documents() {
        return documents;
    }

    /** Returns whether every file could be read. */
    public boolean isReadable() {
        return documents.stream().allMatch(document -> document.unreadable().isEmpty());
    }

    /** Returns the errors: files that cannot be read, and what keeps a document from being used. */
    public List<Finding> errors() {
        return inOrder(draft.errors());
    }

    /** Returns errors and warnings, by document in the order of the command line, and as they stand there. */
    public List<Finding> findings(Instant now) {
        List<Finding> all = new ArrayList<>(draft.errors());
        all.addAll(draft.warnings(now));
        return inOrder(all);
    }

    private List<Finding> inOrder(List<Finding> found) {
        Map<String, List<Finding>> byDocument = new HashMap<>();
        for (Finding finding : found) {
            byDocument
                    .computeIfAbsent(finding.document(), name -> new ArrayList<>())
                    .add(finding);
        }
        List<Finding> ordered = new ArrayList<>();
        for (Document document : documents) {
            document.unreadable().ifPresent(ordered::add);
            List<Finding> own = byDocument.getOrDefault(document.name(), List.of());
            own.stream()
                    .sorted((one, other) -> one.problem().compareTo(other.problem()))
                    .forEach(ordered::add);
        }
        return List.copyOf(ordered);
    }

    /** Returns the text of a document, to show lines of it. */
    public SourceText text(String name) {
        return documents.stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .map(document -> SourceText.of(document.bytes()))
                .orElseGet(() -> SourceText.of(new byte[0]));
    }

    /** Returns the names that the documents use, as far as they can be made out. */
    public Vocabulary vocabulary() {
        return Vocabulary.of(documents);
    }

    /** Returns what the documents say about their rules; only of documents without errors. */
    public Outline outline() {
        return Outline.of(documents);
    }
}
