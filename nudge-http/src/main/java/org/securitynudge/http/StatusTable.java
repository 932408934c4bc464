package org.securitynudge.http;

import java.util.Optional;
import org.securitynudge.model.Verdict;
import org.securitynudge.model.Verdict.Cause;

/**
 * What a status code means for events, unless a format says otherwise. No status ever gives up an event: a collector that is wrongly set
 * up answers with the same codes as one that will never take it.
 */
final class StatusTable {
    private StatusTable() {}

    /**
     * Returns the verdict for a status code that is not the format's success.
     *
     * @param what the status and where it came from, such as {@code HTTP 503 from events.corp.example}
     */
    static Verdict judge(Reply reply, String what) {
        int status = reply.status();
        return switch (status) {
            case 400, 422 ->
                Verdict.rejected(
                        what + ProblemTitle.of(reply).map(title -> ": " + title).orElse(""));
            case 401, 403, 407 -> Verdict.paused(Cause.AUTH, what);
            case 413 -> Verdict.tooLarge();
            case 408, 409, 425, 429 -> retry(reply, what);
            case 501, 505 -> Verdict.paused(Cause.CONFIG, what);
            default -> byClass(reply, what);
        };
    }

    /** Returns the verdict for a success with a body that the format does not know. */
    static Verdict portal(Reply reply, String what) {
        String found = reply.isHtml() ? "with a web page" : "with a body that is no collector's";
        return Verdict.paused(Cause.PORTAL, what + " " + found + "; is there a proxy or a log-in in between?");
    }

    private static Verdict byClass(Reply reply, String what) {
        return switch (reply.status() / 100) {
            case 2 -> Verdict.paused(Cause.PORTAL, what + ", which no collector answers with");
            case 3 ->
                Verdict.paused(Cause.REDIRECT, what + ", a redirect, which is never followed; give the final address");
            case 5 -> retry(reply, what);
            default -> Verdict.paused(Cause.CONFIG, what);
        };
    }

    private static Verdict retry(Reply reply, String what) {
        Optional<Verdict> later = reply.retryAfter().map(after -> Verdict.retryAfter(after, what));
        return later.orElseGet(() -> Verdict.retry(what));
    }
}
