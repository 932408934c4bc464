package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException.Reason;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Prompt;

final class PromptPageTest {

    private static final PageContext CONTEXT = PageContext.of("/app/nudge/1/nudge.css", Texts.standard());

    @ParameterizedTest
    @EnumSource
    void eachLevelLooksAsKept(FrictionLevel level) throws IOException {
        PageContext posted = CONTEXT.repeating(Map.of("to", List.of("partner.example")));
        String name = level.name().toLowerCase(Locale.ROOT);

        GoldenPage.check(name + "-en.html", PromptPage.prompt(Prompts.english(level), "n1.k.t", posted));
        GoldenPage.check(name + "-de.html", PromptPage.prompt(Prompts.german(level), "n1.k.t", posted));
    }

    @Test
    void aRefusedAnswerLooksAsKept() throws IOException {
        PageContext refused = CONTEXT.given(
                        Answer.choose("proceed").reason("other").text("short"))
                .refused(Reason.TEXT);

        GoldenPage.check(
                "justify-refused-en.html",
                PromptPage.prompt(Prompts.english(FrictionLevel.JUSTIFY), "n1.k.t", refused));
    }

    @ParameterizedTest
    @EnumSource
    void eachEndLooksAsKept(Done done) throws IOException {
        String name = done.name().toLowerCase(Locale.ROOT).replace('_', '-');

        GoldenPage.check("done-" + name + "-en.html", PromptPage.done(done, Locale.ENGLISH, CONTEXT));
        GoldenPage.check("done-" + name + "-de.html", PromptPage.done(done, Locale.GERMAN, CONTEXT));
    }

    @Test
    void anOrdinaryPageHasNoScriptAndNoStyleOfItsOwn() {
        Document page = page(Prompts.english(FrictionLevel.JUSTIFY), CONTEXT);

        assertThat(page.select("script, style, iframe, object, img, base, [style]"))
                .isEmpty();
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .filter(attribute -> attribute.getKey().startsWith("on")))
                .isEmpty();
        assertThat(page.select("link").eachAttr("href")).containsExactly("/app/nudge/1/nudge.css");
    }

    @Test
    void theFormIsPostedAgainToWhereItCameFrom() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("to", List.of("a@partner.example", "b@partner.example"));
        fields.put("note", List.of("two\r\nlines & \"more\""));
        fields.put("nudge-token", List.of("an old one"));
        fields.put("nudge-choice", List.of("proceed"));

        Element form = form(page(Prompts.english(FrictionLevel.WARN), CONTEXT.repeating(fields)));

        assertThat(form.attr("method")).isEqualTo("post");
        assertThat(form.attr("action")).isEmpty();
        assertThat(hidden(form))
                .containsExactly(
                        "to=a@partner.example",
                        "to=b@partner.example",
                        "note=two\r\nlines & \"more\"",
                        "nudge-token=n1.k.t");
    }

    @Test
    void aFormThatCannotBeRepeatedPostsTheAnswerAlone() {
        PageContext alone = CONTEXT.repeating(Map.of("to", List.of("x"))).answeringAt("/app/nudge/answers");

        Element form = form(page(Prompts.english(FrictionLevel.WARN), alone));

        assertThat(form.attr("action")).isEqualTo("/app/nudge/answers");
        assertThat(hidden(form)).containsExactly("nudge-token=n1.k.t");
    }

    @ParameterizedTest
    @EnumSource
    void enterNeverChooses(FrictionLevel level) {
        Prompt prompt = Prompts.english(level);
        for (int first = 0; first < prompt.choices().size(); first++) {
            Element form = form(page(startingWith(first, prompt), CONTEXT));

            // HTML: Enter in a field presses the first submit button. Browsers pass over one that is disabled or not
            // rendered.
            Element pressed = form.select("button, input[type=submit], input[type=image]")
                    .not("[type=button], [type=reset]")
                    .get(0);

            assertThat(pressed.hasAttr("name")).isFalse();
            assertThat(pressed.hasAttr("disabled")).isFalse();
            assertThat(pressed.hasAttr("hidden")).isFalse();
            assertThat(pressed.attr("tabindex")).isEqualTo("-1");
            assertThat(pressed.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void choicesStayInTheirOrderAndTheDefaultHasTheFocus(FrictionLevel level) {
        Prompt prompt = Prompts.english(level);

        Document page = page(prompt, CONTEXT);

        assertThat(page.select("button[name=nudge-choice]").eachAttr("value"))
                .containsExactlyElementsOf(
                        prompt.choices().stream().map(Choice::id).toList());
        String preselected = prompt.choices().stream()
                .filter(Choice::preselected)
                .map(Choice::id)
                .findFirst()
                .orElseThrow();
        assertThat(page.select("[autofocus]").eachAttr("value")).containsExactly(preselected);
        assertThat(page.select(".nudge-default").eachAttr("value")).containsExactly(preselected);
    }

    @Test
    void aProceedIsNeverTheDefaultWhateverThePromptSays() {
        List<Choice> choices = List.of(
                Prompts.choice("proceed", ChoiceType.PROCEED, "Go on", true),
                Prompts.choice("cancel", ChoiceType.CANCEL, "Do not", false));
        Prompt prompt =
                Prompts.with(FrictionLevel.WARN, Prompts.message(Locale.ENGLISH, text -> text), choices, text -> text);

        Document page = page(prompt, CONTEXT);

        assertThat(page.select("[autofocus], .nudge-default")).isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1}, {2}, {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CHOICE | - | - | - | nudge-choice | Choose one of the buttons.",
                "REASON | - | typed before | - | nudge-reason | Choose a reason.",
                "TEXT | other | - | - | nudge-text | Write an explanation.",
                "TEXT | other | '  ' | - | nudge-text | Write an explanation.",
                "TEXT | other | 'short \uD83D\uDE00' | - | nudge-text | Write at least 10 characters.",
                "TEXT | other | 201 letters | - | nudge-text | Write at most 200 characters.",
                "REFERENCE | campaign | - | - | nudge-reference | Fill in “Campaign number”.",
                "REFERENCE | campaign | - | '12' | nudge-reference | Check how “Campaign number” is written.",
                "ANSWERED_OTHERWISE | - | - | - | nudge-choice | This was answered in another window. Please answer once more."
            })
    void anErrorComesFirstAndLeadsToItsField(
            Reason refused, String reason, String typed, String reference, String place, String message) {
        String text = "201 letters".equals(typed) ? "x".repeat(201) : typed;
        Answer answer = Answer.choose("proceed");
        answer = reason == null ? answer : answer.reason(reason);
        answer = text == null ? answer : answer.text(text);
        answer = reference == null ? answer : answer.reference(reference);

        Document page = page(
                Prompts.english(FrictionLevel.JUSTIFY), CONTEXT.given(answer).refused(refused));

        Element first = page.select("main").get(0).child(0);
        assertThat(first.attr("role")).isEqualTo("alert");
        assertThat(first.select("a").text()).isEqualTo(message);
        assertThat(first.select("a").attr("href")).isEqualTo("#" + place);
        assertThat(page.title()).isEqualTo("One thing is missing: This goes outside the company");
        Element field = page.getElementById(place);
        assertThat(field).isNotNull();
        assertThat(page.select("[autofocus]")).containsExactly(field);
        Optional.ofNullable(reason)
                .ifPresent(code ->
                        assertThat(page.select("[checked]").eachAttr("value")).containsExactly(code));
        assertThat(page.select("textarea").get(0).wholeText()).isEqualTo(text == null ? "" : text);
        assertThat(page.select("#nudge-reference").attr("value")).isEqualTo(reference == null ? "" : reference);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, textarea, nudge-text-hint nudge-text-error",
        "REFERENCE, '[name=nudge-reference]', nudge-reference-error",
        "REASON, fieldset, nudge-reason-error"
    })
    void anInvalidFieldSaysSoToAScreenReader(Reason refused, String field, String described) {
        Document page = page(Prompts.english(FrictionLevel.JUSTIFY), CONTEXT.refused(refused));

        assertThat(page.select("[aria-invalid]")).containsExactlyElementsOf(page.select(field));
        assertThat(page.select(field).attr("aria-describedby")).isEqualTo(described);
        for (String id : described.split(" ", -1)) {
            assertThat(page.getElementById(id)).isNotNull();
        }
    }

    @Test
    void anErrorAtAFieldThatIsNotThereLeadsNowhere() {
        Document page = page(Prompts.english(FrictionLevel.WARN), CONTEXT.refused(Reason.TEXT));

        assertThat(page.select("[role=alert] p").text()).isEqualTo("Write an explanation.");
        assertThat(page.select("[role=alert] a")).isEmpty();
        assertThat(page.select("[autofocus]").eachAttr("value")).containsExactly("view-only");
    }

    @Test
    void everyFieldHasALabelAndEveryIdIsThereOnce() {
        Document page = page(Prompts.english(FrictionLevel.JUSTIFY), CONTEXT.refused(Reason.REFERENCE));

        for (Element field : page.select("textarea, input:not([type=hidden])")) {
            assertThat(page.select("label[for=" + field.id() + "]")).hasSize(1);
        }
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        for (String ids : page.select("[aria-describedby]").eachAttr("aria-describedby")) {
            assertThat(ids.split(" "))
                    .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
        }
    }

    @Test
    void aStatusIsSaidFirst() {
        Prompt rest = Prompts.german(FrictionLevel.WARN).without(ChoiceType.REPORT_FALSE_POSITIVE);

        Element first =
                page(rest, CONTEXT.saying(Word.REPORTED)).select("main").get(0).child(0);

        assertThat(first.attr("role")).isEqualTo("status");
        assertThat(first.text()).isEqualTo("Gemeldet. Vielen Dank.");
    }

    @Test
    void ourWordsAreMarkedWhereTheyAreOfAnotherLanguage() {
        Locale arabic = Locale.forLanguageTag("ar-EG");

        Document page = page(Prompts.of(FrictionLevel.JUSTIFY, arabic, text -> text), CONTEXT);

        assertThat(page.select("html").attr("lang")).isEqualTo("ar-EG");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(page.select("body [lang]").eachText())
                .containsExactly(
                        "A reason is needed",
                        "Why this matters",
                        "Learn more (opens in a new tab)",
                        "Reason (needed)",
                        "(needs an explanation)",
                        "Explanation (optional)",
                        "(optional)",
                        "10 to 200 characters.",
                        "(needed)");
        assertThat(page.select("body [lang]").eachAttr("dir")).containsOnly("ltr");
    }

    @ParameterizedTest
    @CsvSource({
        "https://drive.corp.example/x, true",
        "HTTPS://drive.corp.example/x, true",
        "/share/view-only?a=1, true",
        "/, true",
        "http://drive.corp.example/x, false",
        "//evil.example/x, false",
        "///evil.example, false",
        "javascript:alert(1), false",
        "data:text/html;x, false",
        "share, false",
        "../share, false",
        "mailto:a@b.example, false",
        "'', false",
        "?a, false"
    })
    void onlySafeAddressesBecomeLinks(URI address, boolean link) {
        Choice choice = new Choice(
                "ask", ChoiceType.SAFER_ALTERNATIVE, "Ask first", Optional.empty(), Optional.of(address), true);

        Document page = parse(PromptPage.chosen(choice, Locale.ENGLISH, CONTEXT));

        assertThat(page.select("a").eachAttr("href"))
                .containsExactlyElementsOf(link ? List.of(address.toString()) : List.of());
        assertThat(page.text()).contains("Ask first");
    }

    private static Prompt startingWith(int first, Prompt prompt) {
        List<Choice> turned = Stream.concat(
                        prompt.choices().stream().skip(first),
                        prompt.choices().stream().limit(first))
                .toList();
        return Prompts.with(prompt.level(), prompt.message(), turned, text -> text);
    }

    private static List<String> hidden(Element form) {
        return form.select("input[type=hidden]").stream()
                .map(field -> field.attr("name") + "=" + field.attr("value"))
                .toList();
    }

    private static Element form(Document page) {
        assertThat(page.select("form")).hasSize(1);
        return page.select("form").get(0);
    }

    private static Document page(Prompt prompt, PageContext context) {
        return parse(PromptPage.prompt(prompt, "n1.k.t", context));
    }

    private static Document parse(byte[] page) {
        return Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    }
}
