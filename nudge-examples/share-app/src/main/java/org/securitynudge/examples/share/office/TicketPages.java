package org.securitynudge.examples.share.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Situation;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Tickets to the service desk, into which secrets get by mistake. */
@Controller
final class TicketPages {
    private final ServletGuard guard;
    private final Attempt attempt;

    TicketPages(ServletGuard guard, Attempt attempt) {
        this.guard = guard;
        this.attempt = attempt;
    }

    /**
     * What is typed into the form.
     *
     * @param text what the service desk shall do
     */
    record Ticket(String text) {}

    @GetMapping("/tickets")
    String form() {
        return "tickets";
    }

    @PostMapping("/tickets")
    @Nullable
    Object submit(Ticket ticket, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ticket.text().isBlank()) {
            throw new InvalidInputException("Say what the service desk shall do.");
        } else if (!guard.admits(request, response, situation("ticket.submit", ticket, request))) {
            return null;
        }
        return attempt.completed(request, "The ticket was sent.", "/tickets");
    }

    @PostMapping("/tickets/vault")
    @Nullable
    Object submitWithoutSecrets(Ticket ticket, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!guard.admits(request, response, situation("ticket.moveSecretToVault", ticket, request))) {
            return null;
        }
        return attempt.completed(
                request, "The ticket was sent with a link to the secret, which is in the vault.", "/tickets");
    }

    private static Situation situation(String trigger, Ticket ticket, HttpServletRequest request) {
        Secrets found = Secrets.in(ticket.text());
        return Attempt.at(trigger, request)
                .fact("ticket.detected", found.kinds())
                .fact("ticket.confidence", found.confidence())
                .build();
    }
}
