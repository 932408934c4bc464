package org.securitynudge.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A reply to send as it stands: status, headers and body. */
public final class WebReply {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    WebReply(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body.clone();
    }

    /** Returns the status, such as 428. */
    public int status() {
        return status;
    }

    /** Returns the headers by name, {@code Content-Type} among them if there is a body. The length of the body is the server's business. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns the body; empty if there is none. */
    public byte[] body() {
        return body.clone();
    }

    /** Returns the status; never the body, which holds facts. */
    @Override
    public String toString() {
        return "WebReply[" + status + "]";
    }
}
