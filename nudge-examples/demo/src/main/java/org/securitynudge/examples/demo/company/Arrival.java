package org.securitynudge.examples.demo.company;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event as the company's collector got it, at its first coming.
 *
 * @param event the CloudEvent
 * @param nanos when it came, by {@link System#nanoTime()}
 */
public record Arrival(JsonNode event, long nanos) {
    /** Returns an attribute of the CloudEvent; empty if it has none of that name. */
    public String attribute(String name) {
        return event.path(name).asText("");
    }

    /** Returns a value of the event's data in words; empty if it has none of that name. */
    public String data(String name) {
        JsonNode value = event.path("data").path(name);
        return value.isValueNode() ? value.asText("") : value.isMissingNode() ? "" : value.toString();
    }

    /** Returns whether this is an acknowledgment. */
    public boolean isAnswer() {
        return attribute("type").endsWith("prompt.answered.v1");
    }
}
