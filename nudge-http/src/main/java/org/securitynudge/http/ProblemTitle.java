package org.securitynudge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * The title of a problem (RFC 9457). It is the one member that does not change from occurrence to occurrence, so it cannot repeat what was
 * sent; {@code detail} may.
 */
final class ProblemTitle {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ProblemTitle() {}

    static Optional<String> of(Reply reply) {
        if (!reply.mediaType().equals("application/problem+json")) {
            return Optional.empty();
        }
        try {
            JsonNode title = MAPPER.readTree(reply.body()).path("title");
            return title.isTextual() ? Optional.of(LogText.of(title.textValue())) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // a collector's broken error page is no reason to treat the error differently
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory cannot fail to be read", impossible);
        }
    }
}
