package org.securitynudge.web;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.http.json.JsonBytes;
import org.securitynudge.http.json.JsonTree;

/**
 * A kind of problem, told as RFC 9457 says. The types are tag URIs (RFC 4151): names that nobody needs to look up.
 *
 * <p>The prompt has 428, "Precondition Required" (RFC 6585, 3): the request is fine and may be repeated once the condition is met. 403 would
 * say that repeating is useless, 409 and 422 that something is wrong with it, and clients and proxies retry 401, 407 and 511 by themselves.
 */
enum Problem {
    PROMPT(428, "A security prompt has to be answered first"),
    REFUSED(403, "A rule refuses this when nobody is there to be asked"),
    ANSWER_REFUSED(422, "The answer does not fit the prompt"),
    ANSWERED_OTHERWISE(409, "The prompt was answered otherwise before"),
    UNKNOWN_PROMPT(410, "No such prompt"),
    NOT_RECORDED(503, "The answer could not be recorded"),
    MALFORMED(400, "The answer cannot be read"),
    TOO_LARGE(413, "The answer is too large"),
    MEDIA_TYPE(415, "The answer is no JSON"),
    METHOD(405, "Answers are posted"),
    CROSS_SITE(403, "The answer comes from another site");

    private static final String TYPE = "tag:securitynudge.org,2026:";

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    /** Returns the reply that tells this problem by what an exception says. */
    WebReply reply(Exception why) {
        return reply(detail(why));
    }

    /** Returns what an exception of ours says. */
    static String detail(Exception why) {
        return requireNonNull(why.getMessage(), "message");
    }

    /** Returns the reply that tells this problem. */
    WebReply reply(String detail) {
        return reply(Map.of("detail", detail));
    }

    /** Returns the reply that tells this problem, with further members. */
    WebReply reply(Map<String, ?> members) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("type", TYPE + name().toLowerCase(Locale.ROOT).replace('_', '-'));
        tree.put("title", title);
        tree.put("status", status);
        tree.putAll(members);
        Map<String, String> headers = Replies.fresh(Wire.PROBLEM);
        switch (this) {
            case METHOD -> headers.put("Allow", "POST");
            case NOT_RECORDED -> headers.put("Retry-After", "5");
            default -> {}
        }
        return new WebReply(status, headers, JsonBytes.of(json -> new JsonTree(json).write(tree)));
    }
}
