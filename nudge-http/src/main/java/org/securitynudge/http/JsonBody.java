package org.securitynudge.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/** The body of a reply as a JSON object, whatever content type it claims but that of a web page: collectors are careless there. */
final class JsonBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonBody() {}

    /** Returns the object; empty if the body is anything else, broken, or longer than is read. */
    static Optional<JsonNode> of(Reply reply) {
        if (reply.body().length == 0 || reply.isHtml() || reply.body().length > HttpCollector.LARGEST_REPLY) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(reply.body())).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty(); // whoever asks says what a body means that is none of the format's
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory cannot fail to be read", impossible);
        }
    }
}
