package org.securitynudge.examples.share.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Situation;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** The moment after somebody signed in: the page's script asks whether there is something to tell them. */
@Controller
final class SessionStart {
    private static final Instant UPDATE_OUT_SINCE = Instant.parse("2026-11-01T00:00:00Z");

    private final ServletGuard guard;

    SessionStart(ServletGuard guard) {
        this.guard = guard;
    }

    @PostMapping("/session")
    @Nullable
    ResponseEntity<Void> start(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Situation situation = Attempt.at("session.start", request)
                .fact("device.osVersion", osVersion(request.getRemoteUser()))
                .fact("device.updateAvailableSince", UPDATE_OUT_SINCE)
                .build();

        return guard.admits(request, response, situation)
                ? ResponseEntity.noContent().build()
                : null;
    }

    /** An application would ask its device management. Here it is Cy who should update. */
    private static String osVersion(String person) {
        return person.equals("cy") ? "15.5" : "15.10";
    }
}
