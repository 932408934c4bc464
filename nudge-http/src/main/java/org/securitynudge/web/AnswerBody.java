package org.securitynudge.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.securitynudge.model.Answer;

/**
 * An answer as it comes from a browser, read strictly.
 *
 * @param token the token of the prompt
 * @param answer what the person says
 */
record AnswerBody(String token, Answer answer) {
    /** A token has 4 096 characters at most, a text 500 of up to four bytes; escaped in JSON or in a form each is larger. */
    static final int MOST_BYTES = 16 * 1024;

    private static final List<String> MEMBERS = List.of("token", "choice", "reason", "text", "reference");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Thrown when a body is no answer; the message says where, for whoever writes a client. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }
    }

    static AnswerBody ofJson(byte[] body) throws MalformedException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new MalformedException("not JSON" + place(e));
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory cannot fail to be read", impossible);
        }
        if (!tree.isObject()) {
            throw new MalformedException("not a JSON object with " + String.join(", ", MEMBERS));
        }
        Set<String> unknown = new TreeSet<>();
        tree.fieldNames().forEachRemaining(unknown::add);
        MEMBERS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new MalformedException(
                    "unknown members, " + unknown.size() + " of them; the members are " + String.join(", ", MEMBERS));
        }
        return new AnswerBody(
                required("token", text(tree, "token")),
                answer(
                        required("choice", text(tree, "choice")),
                        text(tree, "reason"),
                        text(tree, "text"),
                        text(tree, "reference")));
    }

    /** Returns where JSON ends to be JSON; a document that is too deep has no such place. */
    private static String place(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : ": line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static Optional<String> text(JsonNode tree, String member) throws MalformedException {
        JsonNode value = tree.get(member);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new MalformedException(member + " is no string");
        }
        return Optional.of(value.textValue());
    }

    /**
     * Reads the answer among the fields of a form. A browser sends the fields that the person left empty as well, and two characters for
     * each line break that it counted as one.
     */
    static AnswerBody ofForm(Map<String, List<String>> form) throws MalformedException {
        return new AnswerBody(
                required(Wire.TOKEN_FIELD, first(form, Wire.TOKEN_FIELD)),
                answer(required(Wire.CHOICE_FIELD, first(form, Wire.CHOICE_FIELD)), form));
    }

    /** Returns whether a form came without a choice: somebody pressed Enter in a field. */
    static boolean choosesNothing(Map<String, List<String>> form) {
        return first(form, Wire.TOKEN_FIELD).isPresent()
                && first(form, Wire.CHOICE_FIELD).isEmpty();
    }

    /** Returns what was typed into a form, whether or not a button was chosen as well, to be shown again. */
    static Answer typed(Map<String, List<String>> form) {
        return answer("", form);
    }

    private static Answer answer(String choice, Map<String, List<String>> form) {
        return answer(
                choice,
                first(form, Wire.REASON_FIELD),
                first(form, Wire.TEXT_FIELD).map(text -> text.replace("\r\n", "\n")),
                first(form, Wire.REFERENCE_FIELD));
    }

    private static Optional<String> first(Map<String, List<String>> form, String field) {
        return form.getOrDefault(field, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    private static String required(String name, Optional<String> value) throws MalformedException {
        return value.orElseThrow(() -> new MalformedException(name + " is missing"));
    }

    private static Answer answer(
            String choice, Optional<String> reason, Optional<String> text, Optional<String> reference) {
        Answer answer = Answer.choose(choice);
        if (reason.isPresent()) {
            answer = answer.reason(reason.get());
        }
        if (text.isPresent()) {
            answer = answer.text(text.get());
        }
        return reference.isPresent() ? answer.reference(reference.get()) : answer;
    }
}
