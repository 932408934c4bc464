package org.securitynudge.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The fields of a form that was posted, to be posted again: hidden in the page that asks. */
final class Repeated {
    private static final int MOST_FIELDS = 200;
    private static final int MOST_BYTES = 256 * 1024;

    private Repeated() {}

    /**
     * Returns whether fields can be repeated exactly: few enough, small enough, and such as a page can hold. A browser does not post a
     * field without a name, and no page holds a NUL or half a surrogate pair. Fields that came back changed would be changed facts.
     */
    static boolean fits(Map<String, List<String>> fields) {
        int count = 0;
        long bytes = 0;
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            count += field.getValue().size();
            for (String value : field.getValue()) {
                bytes += bytes(field.getKey()) + bytes(value);
            }
            if (count > MOST_FIELDS || bytes > MOST_BYTES || !isWhole(field)) {
                return false;
            }
        }
        return true;
    }

    static void write(Map<String, List<String>> fields, Html html) {
        fields.forEach((name, values) -> values.forEach(value -> hidden(name, value, html)));
    }

    static void hidden(String name, String value, Html html) {
        html.start("input").with("type", "hidden").with("name", name).with("value", value);
    }

    private static boolean isWhole(Map.Entry<String, List<String>> field) {
        return !field.getKey().isEmpty()
                && Html.holds(field.getKey())
                && field.getValue().stream().allMatch(Html::holds);
    }

    private static long bytes(String text) {
        return text.length() > MOST_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
