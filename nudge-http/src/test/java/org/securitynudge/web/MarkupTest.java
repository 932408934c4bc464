package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException.Reason;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Prompt;

/**
 * Nothing that is shown becomes markup. Each text is put everywhere a text can be; the page, read by a parser that is not ours, has the
 * elements and attributes of a page with harmless texts, and each text comes back as it went in.
 */
final class MarkupTest {

    private static final String HARMLESS = "harmless";
    private static final PageContext CONTEXT = PageContext.of("/nudge/1/nudge.css", Texts.standard());

    static Stream<String> payloads() {
        return Payloads.ALL.stream();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(Payloads.ALL).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void nothingInAPromptBecomesMarkup(String payload) {
        for (FrictionLevel level : FrictionLevel.values()) {
            Document page = asking(level, payload);

            assertThat(shape(page)).isEqualTo(shape(asking(level, HARMLESS)));
            assertThat(texts(page)).isEqualTo(expected(texts(asking(level, HARMLESS)), payload));
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void nothingInAFormBecomesMarkup(String payload) {
        Document page = repeating(payload);

        assertThat(shape(page)).isEqualTo(shape(repeating(HARMLESS)));
        assertThat(page.select("input[type=hidden]").eachAttr("name"))
                .containsExactly(payload, "x" + payload, "nudge-token");
        assertThat(page.select("input[type=hidden]").eachAttr("value")).containsExactly(payload, payload, payload);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void nothingInAnEndBecomesMarkup(String payload) {
        assertThat(shape(chosen(payload))).isEqualTo(shape(chosen(HARMLESS)));
        assertThat(chosen(payload).select("a").get(0).wholeText()).isEqualTo(payload);
        assertThat(unlinked(payload).select(".nudge-body").get(0).wholeText()).endsWith(payload);
        assertThat(shape(unlinked(payload))).isEqualTo(shape(unlinked(HARMLESS)));
    }

    @ParameterizedTest
    @EnumSource
    void anApplicationsOwnWordsAreEscapedToo(Word word) {
        Map<String, String> texts = Map.of(word.key(), "<b title=\"'&amp;>");
        PageContext context = PageContext.of("/x.css", Texts.standard().with(Locale.ENGLISH, texts));

        for (Done done : Done.values()) {
            assertThat(parse(PromptPage.done(done, Locale.ENGLISH, context)).select("b"))
                    .isEmpty();
        }
        for (Reason reason : Reason.values()) {
            PageContext refused = context.refused(reason).saying(word);
            for (FrictionLevel level : FrictionLevel.values()) {
                byte[] page = PromptPage.prompt(Prompts.english(level), "t", refused);
                assertThat(parse(page).select("b")).isEmpty();
            }
        }
    }

    @Test
    void lineBreaksOfAFormComeBackAsTheyWere() {
        for (String value : List.of("a\r\nb", "\na", "\r\n", "a\rb", "a\tb ", " a", "\u00a0", "\uFEFFa")) {
            assertThat(repeating(value).select("input[type=hidden]").eachAttr("value"))
                    .containsOnly(value);
        }
    }

    /** Browsers read CR LF as one line break, and drop a line break that begins a text area; this parser does neither. */
    @Test
    void noLineBreakIsLeftToABrowser() {
        Answer typed = Answer.choose("proceed").text("\nindented");
        PageContext context =
                CONTEXT.repeating(Map.of("a", List.of("1\r\n2\r3"))).given(typed);

        String page = new String(
                PromptPage.prompt(Prompts.english(FrictionLevel.JUSTIFY), "t", context), StandardCharsets.UTF_8);

        assertThat(page)
                .doesNotContain("\r")
                .contains("value=\"1&#13;\n2&#13;3\"")
                .contains(">\n\nindented</textarea>");
    }

    @Test
    void whatNoPageCanHoldIsReplaced() {
        for (String payload : List.of("a\0b", "a\uD83Db", "a\uDE00b")) {
            Document page = asking(FrictionLevel.JUSTIFY, payload);

            assertThat(page.select("h1").text()).isEqualTo("a\uFFFDb");
            assertThat(page.select("input[name=nudge-token]").attr("value")).isEqualTo("a\uFFFDb");
        }
    }

    @Test
    void nothingOfALongRunOfRandomTextsBecomesMarkup() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String signs = "<>&\"'=/`!-[]?;#x3c \n\t{}a\u00e9\u2028\uD83D\uDE00";
        for (int round = 0; round < 500; round++) {
            String payload = random.ints(1 + random.nextInt(12), 0, signs.length())
                    .mapToObj(i -> String.valueOf(signs.charAt(i)))
                    .collect(Collectors.joining());

            assertThat(shape(asking(FrictionLevel.JUSTIFY, "q" + payload)))
                    .as("seed %s: %s", seed, payload)
                    .isEqualTo(shape(asking(FrictionLevel.JUSTIFY, HARMLESS)));
        }
    }

    /** A prompt with a text in all its places: texts, labels, names, codes, what was typed, the token. */
    private static Document asking(FrictionLevel level, String text) {
        UnaryOperator<String> all = ignored -> text;
        List<Choice> choices = Prompts.choices(level, all).stream()
                .map(choice ->
                        new Choice(text, choice.type(), text, Optional.of(text), choice.href(), choice.preselected()))
                .toList();
        Prompt prompt = Prompts.with(level, Prompts.message(Locale.ENGLISH, all), choices, all);
        Optional<Justification> named = prompt.justification()
                .map(asked -> new Justification(
                        List.of(new Justification.Reason(text, text, true)), asked.text(), asked.reference()));
        Prompt whole = new Prompt(
                prompt.occasion(), prompt.shownAt(), level, prompt.message(), choices, named, prompt.evidence());
        Answer typed = Answer.choose(text).reason(text).text(text).reference(text);
        return parse(PromptPage.prompt(whole, text, CONTEXT.given(typed).refused(Reason.REFERENCE)));
    }

    private static Document repeating(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(text, List.of(text));
        fields.put("x" + text, List.of(text));
        Prompt prompt = Prompts.english(FrictionLevel.WARN);
        return parse(PromptPage.prompt(prompt, text, CONTEXT.repeating(fields)));
    }

    private static Document chosen(String text) {
        URI link = URI.create("/share?a=1&b='%22%3E");
        return chosen(text, Optional.of(link));
    }

    private static Document unlinked(String text) {
        return chosen(text, Optional.empty());
    }

    private static Document chosen(String text, Optional<URI> link) {
        Choice choice = new Choice(text, ChoiceType.SAFER_ALTERNATIVE, text, Optional.empty(), link, true);
        return parse(PromptPage.chosen(choice, Locale.ENGLISH, CONTEXT));
    }

    /** Elements by depth with the names of their attributes: what markup is, without the texts. */
    private static String shape(Document page) {
        StringBuilder shape = new StringBuilder();
        for (Element element : page.getAllElements()) {
            List<String> names = element.attributes().asList().stream()
                    .map(Attribute::getKey)
                    .toList();
            shape.append("  ".repeat(element.parents().size()))
                    .append(element.normalName())
                    .append(names)
                    .append('\n');
        }
        return shape.toString();
    }

    /** All texts and all values, in the order of the page. */
    private static List<String> texts(Document page) {
        return page.getAllElements().stream()
                .flatMap(element -> Stream.concat(
                        element.textNodes().stream().map(node -> node.getWholeText()),
                        element.attributes().asList().stream().map(Attribute::getValue)))
                .toList();
    }

    private static List<String> expected(List<String> harmless, String payload) {
        return harmless.stream().map(text -> text.replace(HARMLESS, payload)).toList();
    }

    private static Document parse(byte[] page) {
        return Jsoup.parse(new String(page, StandardCharsets.UTF_8));
    }
}
