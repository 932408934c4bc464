package org.securitynudge.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.securitynudge.http.json.JsonBytes;
import org.securitynudge.http.json.JsonTree;

/** Replies that are no problems, and the headers that all replies to one person have. */
final class Replies {
    /**
     * The page needs a stylesheet and sends a form, and whatever went wrong in making it could do no more. Not {@code no-referrer}: then
     * browsers post the form with the origin {@code null}, which an application takes for a forged request.
     */
    private static final Map<String, String> PAGE = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
            "Referrer-Policy",
            "same-origin");

    private Replies() {}

    /** Returns the headers of a body that is for one person and one moment. */
    static Map<String, String> fresh(String contentType) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        return headers;
    }

    static WebReply json(Map<String, ?> tree) {
        return new WebReply(200, fresh("application/json"), JsonBytes.of(json -> new JsonTree(json).write(tree)));
    }

    static WebReply page(int status, byte[] html) {
        Map<String, String> headers = fresh("text/html; charset=utf-8");
        headers.putAll(PAGE);
        return new WebReply(status, headers, html);
    }

    /** Returns a reply without a body. A browser that posted a form stays on its page (HTML, 7.4.2.2 "navigate"). */
    static WebReply nothing(Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Cache-Control", "no-store");
        return new WebReply(204, headers, new byte[0]);
    }

    /** Returns "do the same there": the browser posts its form again to a path (RFC 9110, 15.4.8). */
    static WebReply sameAt(String path) {
        return new WebReply(307, Map.of("Location", path, "Cache-Control", "no-store"), new byte[0]);
    }
}
