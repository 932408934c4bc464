package org.securitynudge.trust;

import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.JsonReader;
import org.securitynudge.json.Problems;

/**
 * What a signature says of itself, under its own protection.
 *
 * @param alg the algorithm
 * @param kid the id of the key
 * @param typ what the document is meant to be
 */
record ProtectedHeader(String alg, String kid, String typ) {
    private static final Set<String> PARAMETERS = Set.of("alg", "kid", "typ");

    static ProtectedHeader read(String encoded, String place) throws RejectedException {
        Problems problems = new Problems();
        Optional<Json> json = JsonReader.read(Base64Url.decode(encoded, place), problems);
        if (!problems.isEmpty()) {
            throw new RejectedException(
                    place + " cannot be read: " + problems.list().get(0));
        }
        JsonObject header = Envelope.object(json.orElseThrow(), place);
        Envelope.requireMembers(header, place, PARAMETERS);
        return new ProtectedHeader(
                Envelope.text(header, "alg", place + ".alg"),
                Envelope.text(header, "kid", place + ".kid"),
                Envelope.text(header, "typ", place + ".typ"));
    }
}
