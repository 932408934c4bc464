package org.securitynudge.examples.share.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.securitynudge.Nudge;
import org.securitynudge.model.Outcome;
import org.securitynudge.model.Situation;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.RequestContextUtils;

/** How a guarded action begins and ends. */
@Component
final class Attempt {
    private final Nudge nudge;

    Attempt(Nudge nudge) {
        this.nudge = nudge;
    }

    /** Returns what the signed-in person is about to do; the facts are still to be added. */
    static Situation.Builder at(String trigger, HttpServletRequest request) {
        return Situation.builder(trigger).user(request.getRemoteUser()).locale(request.getLocale());
    }

    /**
     * Reports that the action was carried out, and tells the person: a script in JSON, a plain form on the page that it is led to.
     *
     * @param done what was done, in words
     * @param page the page to lead a form to
     * @return the response, as Spring MVC takes it
     */
    Object completed(HttpServletRequest request, String done, String page) {
        nudge.report(ServletGuard.occasion(request), Outcome.COMPLETED);
        if (wantsJson(request)) {
            return ResponseEntity.ok(Map.of("message", done));
        }
        FlashMap next = RequestContextUtils.getOutputFlashMap(request);
        next.put("done", done);
        ServletGuard.notice(request).ifPresent(notice -> next.put("notice", notice.message()));
        return "redirect:" + page;
    }

    /** Returns whether the page's script asks, which reads the response; a plain form shows it. */
    static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.APPLICATION_JSON_VALUE);
    }
}
