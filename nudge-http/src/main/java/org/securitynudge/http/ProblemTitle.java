package org.securitynudge.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The title of a problem (RFC 9457). It is the one member that does not change from occurrence to occurrence, so it cannot repeat what was
 * sent; {@code detail} may.
 */
final class ProblemTitle {
    private ProblemTitle() {}

    static Optional<String> of(Reply reply) {
        if (!reply.mediaType().equals("application/problem+json")) {
            return Optional.empty();
        }
        return JsonBody.of(reply)
                .map(problem -> problem.path("title"))
                .filter(JsonNode::isTextual)
                .map(title -> LogText.of(title.textValue()));
    }
}
