package org.securitynudge.examples.demo.story;

import java.util.List;
import java.util.Locale;
import org.securitynudge.model.Situation;

/** Who does what in the story. */
final class Cast {
    static final String ANA = "ana.lopez@corp.example";
    static final String BO = "bo.berg@corp.example";
    static final String CY = "cy.young@corp.example";
    static final String JONAS = "jonas.weber@corp.example";

    static final String PLAN = "Plan 2027.pdf";
    static final String BUDGET = "Budget 2027.xlsx";
    static final String OFFER = "Angebot Nord.docx";

    static final String SHARING = "documents/share-confidential";
    static final String SECRETS = "operations/secret-in-ticket";

    private Cast() {}

    /** Returns the sharing of a file with three people of a partner. */
    static Situation sharing(String user, String file, String classification, Locale locale) {
        return Situation.builder("document.share")
                .user(user)
                .locale(locale)
                .fact("document.id", "id of " + file)
                .fact("document.name", file)
                .fact("document.classification", classification)
                .fact("recipient.domain", "partner.example")
                .fact("recipient.count", 3)
                .build();
    }

    /** Returns Ana's sharing of a confidential file. */
    static Situation anaShares(String file) {
        return sharing(ANA, file, "confidential", Locale.ENGLISH);
    }

    /** Returns the sharing of a link that only shows a file. */
    static Situation sharingViewOnly(String user) {
        return Situation.builder("document.share.viewOnly").user(user).build();
    }

    /** Returns Cy's sending of a ticket in which a detector sees something like a password. */
    static Situation cySendsTicket() {
        return Situation.builder("ticket.submit")
                .user(CY)
                .fact("ticket.id", "T-1")
                .fact("ticket.detected", List.of("password"))
                .fact("ticket.confidence", 0.91)
                .build();
    }

    /** Returns Bo's export of a customer list. */
    static Situation boExports(int report) {
        return Situation.builder("customer.export")
                .user(BO)
                .fact("export.rowCount", 1_200 + report)
                .fact("export.columns", List.of("id", "email"))
                .fact("export.reportId", "report-" + report)
                .fact("export.destination", "laptop")
                .build();
    }
}
