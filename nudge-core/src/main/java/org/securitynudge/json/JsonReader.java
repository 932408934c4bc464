package org.securitynudge.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Problem;

/**
 * Reads a document strictly: UTF-8 and JSON as in RFC 8259, no byte order mark, no comments, no duplicate names, nothing after the end,
 * at most 8 MiB, 32 levels deep, strings and names of at most 4 096 characters.
 */
public final class JsonReader {
    /** The most bytes that a document may have. */
    public static final int MAXIMUM_BYTES = 8 * 1024 * 1024;

    private static final int MAXIMUM_DEPTH = 32;
    private static final int MAXIMUM_TEXT = 4_096;
    private static final int MAXIMUM_EXPONENT = 1_000;
    private static final int MAXIMUM_DIGITS = 1_000;
    private static final int LONGEST_WORD = 64;

    // Our own limits speak first wherever they can name a place; these only keep the parser from doing the work before.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000)
                    .maxStringLength(MAXIMUM_BYTES)
                    .maxNameLength(MAXIMUM_BYTES)
                    .maxNumberLength(MAXIMUM_BYTES)
                    .build())
            .build();

    private final JsonParser parser;
    private final Problems problems;
    private final int longestText;

    /** Short texts, each of them once: documents say the same words over and over, and their rules are kept for long. */
    private final Map<String, String> words = new HashMap<>();

    private JsonReader(JsonParser parser, Problems problems, int longestText) {
        this.parser = parser;
        this.problems = problems;
        this.longestText = longestText;
    }

    /** Returns the document, or empty after adding at least one problem if it cannot be read as JSON. */
    public static Optional<Json> read(byte[] document, Problems problems) {
        return read(document, problems, MAXIMUM_TEXT);
    }

    /** Returns a document in whose strings whole documents may be, or empty after adding at least one problem; else as strict. */
    public static Optional<Json> readWithLongTexts(byte[] document, Problems problems) {
        return read(document, problems, MAXIMUM_BYTES);
    }

    private static Optional<Json> read(byte[] document, Problems problems, int longestText) {
        if (document.length > MAXIMUM_BYTES) {
            problems.add(new Problem(0, 0, "", "larger than 8 MiB"));
            return Optional.empty();
        }
        Optional<String> text = Utf8.decode(document, problems);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(text.get())) {
            return Optional.ofNullable(new JsonReader(parser, problems, longestText).document());
        } catch (IOException impossible) {
            throw new AssertionError("a text in memory cannot fail to be read", impossible);
        }
    }

    private @Nullable Json document() throws IOException {
        try {
            if (parser.nextToken() == null) {
                problems.add(new Problem(1, 1, "", "the document is empty; expected an object"));
                return null;
            }
            Json root = value(null, "", 1);
            if (parser.nextToken() != null) {
                at(
                        parser.currentTokenLocation(),
                        "",
                        "unexpected " + parser.getText() + " after the end of the document");
            }
            return root;
        } catch (JsonEOFException e) {
            at(e.getLocation(), "", "the document ends too early: a closing bracket or quote is missing");
        } catch (StreamConstraintsException tooMuchToPassOver) {
            // A thousand levels are: the parser has no other limit that a document could reach, and the first level too
            // many was told.
            return null;
        } catch (JsonProcessingException e) {
            at(e.getLocation(), "", "not JSON: " + Words.of(e));
        }
        return null;
    }

    /** Returns the value that starts at the current token. What is nested too deep is passed over, so that all else is still read. */
    private Json value(@Nullable Json parent, String step, int depth) throws IOException {
        JsonLocation start = parser.currentTokenLocation();
        Json.Place place = new Json.Place(parent, step, start.getLineNr(), start.getColumnNr());
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT ->
                depth > MAXIMUM_DEPTH ? tooDeep(new JsonObject(place)) : object(new JsonObject(place), depth);
            case START_ARRAY ->
                depth > MAXIMUM_DEPTH ? tooDeep(new JsonArray(place)) : array(new JsonArray(place), depth);
            case VALUE_STRING -> text(place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(place);
            case VALUE_TRUE, VALUE_FALSE -> new JsonBoolean(place, token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> new JsonNull(place);
            default -> throw new AssertionError("the parser does not start a value with " + token);
        };
    }

    private Json object(JsonObject object, int depth) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonLocation start = parser.currentTokenLocation();
            if (name.length() > MAXIMUM_TEXT) {
                at(
                        start,
                        object.path(),
                        "name of " + name.length() + " characters; a name has at most " + MAXIMUM_TEXT);
            }
            parser.nextToken();
            Json value = value(object, Json.step(name), depth + 1);
            Optional<JsonObject.Member> first = object.member(name);
            if (first.isPresent()) {
                object.repeat(name);
                at(
                        start,
                        object.path(),
                        "duplicate field " + Json.quote(name) + "; the first is at "
                                + first.get().line() + ":" + first.get().column());
            } else {
                object.add(new JsonObject.Member(name, start.getLineNr(), start.getColumnNr(), value));
            }
        }
        return object;
    }

    private Json array(JsonArray array, int depth) throws IOException {
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            array.add(value(array, "[" + index + "]", depth + 1));
        }
        return array;
    }

    private Json text(Json.Place place) throws IOException {
        JsonText text = new JsonText(place, once(parser.getText()));
        int length = text.value().codePointCount(0, text.value().length());
        if (length > longestText) {
            problems.add(text, "has " + length + " characters; a string has at most " + longestText);
        } else if (Utf8.hasLoneSurrogate(text.value())) {
            problems.add(text, "has half a surrogate pair, which is no character");
        }
        return text;
    }

    private String once(String text) {
        String first = text.length() > LONGEST_WORD ? null : words.putIfAbsent(text, text);
        return first == null ? text : first;
    }

    private Json number(Json.Place place) throws IOException {
        // To make a number of a million digits would take long, so those are counted before.
        boolean tooLong = parser.getTextLength() > MAXIMUM_DIGITS;
        JsonNumber number = new JsonNumber(place, tooLong ? BigDecimal.ZERO : parser.getDecimalValue());
        // The magnitude in powers of ten; 1e999999999 has a few bytes here and a gigabyte when written out.
        if (tooLong || Math.abs((long) number.value().scale()) > MAXIMUM_EXPONENT) {
            problems.add(number, "number out of range; at most 1000 digits and exponents of -1000 to 1000");
            return new JsonNumber(place, BigDecimal.ZERO);
        }
        return number;
    }

    private Json tooDeep(Json empty) throws IOException {
        problems.add(new Problem(empty.line(), empty.column(), "", "nested deeper than " + MAXIMUM_DEPTH + " levels"));
        parser.skipChildren();
        return empty;
    }

    private void at(@Nullable JsonLocation place, String path, String message) {
        int line = place == null ? 0 : place.getLineNr();
        int column = place == null ? 0 : place.getColumnNr();
        problems.add(new Problem(line, column, path, message));
    }
}
