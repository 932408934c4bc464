package org.securitynudge.examples.share.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Situation;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The documents, and how to share one. */
@Controller
final class DocumentPages {
    private final Documents documents;
    private final Shares shares;
    private final ServletGuard guard;
    private final Attempt attempt;

    DocumentPages(Documents documents, Shares shares, ServletGuard guard, Attempt attempt) {
        this.documents = documents;
        this.shares = shares;
        this.guard = guard;
        this.attempt = attempt;
    }

    /**
     * What is typed into the form.
     *
     * @param document the number of the document
     * @param recipients the e-mail addresses of those who shall get it
     * @param message what to tell them
     */
    record Sharing(String document, String recipients, String message) {}

    @GetMapping("/documents")
    String list(Model model) {
        model.addAttribute("documents", documents.all());
        return "documents";
    }

    @GetMapping("/documents/{id}")
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        model.addAttribute("document", document(id));
        model.addAttribute("shares", shares.of(id, request.getRemoteUser()));
        return "document";
    }

    @PostMapping("/documents/share")
    @Nullable
    Object share(Sharing sharing, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Recipients recipients = Recipients.parse(sharing.recipients());
        if (!guard.admits(request, response, situation("document.share", sharing, recipients, request))) {
            return null;
        }
        return share(sharing, recipients, Share.Way.COPY, request);
    }

    @PostMapping("/documents/share-view-only")
    @Nullable
    Object shareViewOnly(Sharing sharing, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Recipients recipients = Recipients.parse(sharing.recipients());
        if (!guard.admits(request, response, situation("document.share.viewOnly", sharing, recipients, request))) {
            return null;
        }
        return share(sharing, recipients, Share.Way.VIEW_ONLY, request);
    }

    private Situation situation(String trigger, Sharing sharing, Recipients recipients, HttpServletRequest request) {
        Document document = document(sharing.document());
        return Attempt.at(trigger, request)
                .fact("document.id", document.id())
                .fact("document.name", document.name())
                .fact("document.classification", document.classification())
                .fact("recipient.domain", recipients.domain())
                .fact("recipient.count", recipients.count())
                .build();
    }

    private Object share(Sharing sharing, Recipients recipients, Share.Way way, HttpServletRequest request) {
        Document document = document(sharing.document());
        shares.add(new Share(document.id(), request.getRemoteUser(), recipients, sharing.message(), way));
        return attempt.completed(request, way.inWords(document, recipients), "/documents/" + document.id());
    }

    private Document document(String id) {
        return documents.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
