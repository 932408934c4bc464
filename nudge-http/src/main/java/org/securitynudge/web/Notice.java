package org.securitynudge.web;

import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.http.json.JsonBytes;
import org.securitynudge.http.json.JsonTree;

/**
 * A prompt that does not interrupt, as the value of a response header: base64url of JSON, since a header carries no umlaut (RFC 9110, 5.5)
 * and this value cannot end one.
 */
final class Notice {
    /**
     * A proxy puts all headers of a response into one buffer, in nginx one page of memory (4 KiB); a response with more is lost to the person
     * as a 502. Cookies and policies need the rest.
     */
    static final int MOST = 3_000;

    /** What a notice can do without, the least needed first. Without the token it can be closed, but not answered. */
    private static final List<String> SPARED = List.of("sponsor", "analogy", "why", "learnMore");

    private Notice() {}

    /** Returns the header's value, at most {@link #MOST} characters. */
    static String value(Map<String, @Nullable Object> prompt, String token, String answers) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(prompt);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("prompt", shown);
        tree.put("token", token);
        tree.put("answers", answers);
        String value = encoded(tree);
        for (Iterator<String> spared = SPARED.iterator(); value.length() > MOST && spared.hasNext(); ) {
            shown.remove(spared.next());
            value = encoded(tree);
        }
        if (value.length() > MOST) {
            tree.remove("token");
            tree.remove("answers");
            value = encoded(tree);
        }
        return value;
    }

    private static String encoded(Map<String, @Nullable Object> tree) {
        byte[] json = JsonBytes.of(writer -> new JsonTree(writer).write(tree));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }
}
