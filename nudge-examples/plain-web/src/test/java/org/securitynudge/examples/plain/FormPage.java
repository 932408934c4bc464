package org.securitynudge.examples.plain;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page with a form, as a browser without a script sees it and posts it. */
final class FormPage {
    private final Document page;

    private FormPage(Document page) {
        this.page = page;
    }

    static FormPage of(HttpResponse<String> response) {
        return new FormPage(Jsoup.parse(response.body(), response.uri().toString()));
    }

    Document page() {
        return page;
    }

    /** Returns where the form goes, as a path with its query. */
    String action() {
        Element form = page.select("form").get(0);
        String action = form.attr("action");
        return action.isEmpty() ? page.location().replaceFirst("https?://[^/]*", "") : action;
    }

    List<String> choices() {
        return page.select("button[name=nudge-choice]").eachAttr("value");
    }

    /** Returns what a browser posts when a button is pressed: what is hidden, what is filled in, and the button. */
    List<Map.Entry<String, String>> press(String choice, Map<String, String> filledIn) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Element field : page.select("form input[type=hidden]")) {
            fields.add(Map.entry(field.attr("name"), field.attr("value")));
        }
        filledIn.forEach((name, value) -> {
            if (page.select("form [name=" + name + "]").isEmpty()) {
                throw new AssertionError("no field " + name);
            }
            fields.add(Map.entry(name, value));
        });
        Element button =
                page.select("button[name=nudge-choice][value=" + choice + "]").get(0);
        fields.add(Map.entry(button.attr("name"), button.attr("value")));
        return fields;
    }
}
