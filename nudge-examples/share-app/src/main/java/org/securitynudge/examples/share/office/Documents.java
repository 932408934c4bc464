package org.securitynudge.examples.share.office;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The documents of the company. */
@Component
final class Documents {
    private final List<Document> all = List.of(
            new Document("1", "Canteen menu.pdf", "public"),
            new Document("2", "Onboarding.pdf", "internal"),
            new Document("3", "Plan 2027.pdf", "confidential"),
            new Document("4", "Salaries.xlsx", "restricted"),
            new Document("5", "Offer <b>\"Müller & Söhne\"</b>.docx", "confidential"));

    List<Document> all() {
        return all;
    }

    Optional<Document> find(String id) {
        return all.stream().filter(document -> document.id().equals(id)).findFirst();
    }
}
