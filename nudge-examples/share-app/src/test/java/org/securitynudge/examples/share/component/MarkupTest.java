package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.examples.share.browser.Browser;

/** Whatever stands in a prompt is text and never becomes markup, script or an address to follow. */
final class MarkupTest {

    /** Each would set window.__xss, or make an element, if it were taken for more than text. */
    private static final List<String> PAYLOADS = List.of(
            "<script>window.__xss=1</script>",
            "</p><script>window.__xss=1</script>",
            "<img src=x onerror=window.__xss=1>",
            "<img/src='x'/onerror='window.__xss=1'>",
            "<svg onload=window.__xss=1>",
            "<svg><script>window.__xss=1</script></svg>",
            "<svg><animate onbegin=window.__xss=1 attributeName=x dur=1s>",
            "<math><mtext><img src=x onerror=window.__xss=1></math>",
            "<iframe src=javascript:window.__xss=1></iframe>",
            "<iframe srcdoc='<script>parent.__xss=1</script>'></iframe>",
            "<object data=javascript:window.__xss=1></object>",
            "<embed src=javascript:window.__xss=1>",
            "<body onload=window.__xss=1>",
            "<input autofocus onfocus=window.__xss=1>",
            "<details open ontoggle=window.__xss=1>",
            "<video><source onerror=window.__xss=1></video>",
            "<marquee onstart=window.__xss=1>",
            "<a href=javascript:window.__xss=1>click</a>",
            "<form action=javascript:window.__xss=1><button>go</button></form>",
            "<base href=https://evil.example/>",
            "<link rel=stylesheet href=https://evil.example/x.css>",
            "<style>@import 'https://evil.example/x.css'; * { display: none }</style>",
            "<meta http-equiv=refresh content='0;url=https://evil.example'>",
            "<template><img src=x onerror=window.__xss=1></template>",
            "<nudge-prompt></nudge-prompt>",
            "<!--<script>window.__xss=1</script>-->",
            "<![CDATA[<script>window.__xss=1</script>]]>",
            "<noscript><p title=\"</noscript><img src=x onerror=window.__xss=1>\">",
            "\" onclick=\"window.__xss=1\" x=\"",
            "' onfocus='window.__xss=1' autofocus='",
            "` onmouseover=`window.__xss=1`",
            "javascript:window.__xss=1",
            "JaVaScRiPt:window.__xss=1",
            "java\tscript:window.__xss=1",
            "\u0001javascript:window.__xss=1",
            "data:text/html,<script>window.__xss=1</script>",
            "vbscript:window.__xss=1",
            "//evil.example/x",
            "/\\evil.example/x",
            "/\t/evil.example/x",
            "https:evil.example",
            "http://evil.example/x",
            "https://user:pass@evil.example/\n<x>",
            "${window.__xss=1}",
            "`+(window.__xss=1)+`",
            "{{constructor.constructor('window.__xss=1')()}}",
            "#{window.__xss=1}",
            "%3Cscript%3Ewindow.__xss=1%3C/script%3E",
            "&lt;script&gt;window.__xss=1&lt;/script&gt;",
            "&#60;img src=x onerror=window.__xss=1&#62;",
            "\\u003cscript\\u003ewindow.__xss=1\\u003c/script\\u003e",
            "\u202Etxt.exe\u202C\u2066\u2069\u200F",
            "half \uD83D a character \uDE00",
            "\u0000zero\u0000",
            "{count} {min} {max} $& $1 $`",
            "__proto__",
            "constructor",
            "toString",
            "a'b\"c<d>e&f",
            "x".repeat(3000),
            "\n\r\u2028\u2029 lines",
            "reason-error title body");

    /** Writes half characters too, as no driver does. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    @RegisterExtension
    static final Stage stage = new Stage();

    private static Map<String, Object> full(String level, String payload) {
        Map<String, Object> choice = Prompts.choice(payload, "saferAlternative", payload, true);
        choice.putAll(Map.of("href", payload, "runs", payload, "target", payload));
        Map<String, Object> prompt = new LinkedHashMap<>(Map.of(
                "occasion", payload,
                "level", level,
                "language", payload,
                "direction", payload,
                "title", payload,
                "body", payload,
                "why", payload,
                "analogy", payload,
                "learnMore", payload,
                "sponsor", Map.of("name", payload, "title", payload, "quote", payload)));
        prompt.put(
                "choices",
                List.of(
                        choice,
                        Prompts.choice("proceed", "proceed", payload, false),
                        Prompts.choice("cancel", "cancel", payload, false),
                        Prompts.choice(payload + "!", "reportFalsePositive", payload, false)));
        if (level.equals("justify")) {
            prompt.put(
                    "justification",
                    Map.of(
                            "reasons", List.of(Map.of("code", payload, "label", payload, "requiresText", false)),
                            "text", Map.of("required", false, "minLength", 0, "maxLength", 200, "hint", payload),
                            "reference", Map.of("label", payload, "required", true)));
        }
        return prompt;
    }

    /** What of a prompt is there: the kinds of elements, attributes that could act, and what is text. */
    private static final String INVENTORY = """
            const root = $('*').getRootNode();
            const nodes = [...root.querySelectorAll('*')];
            const ours = 'dialog section div header svg path p h2 h3 figure blockquote figcaption form fieldset legend label input span '
              + 'textarea button a';
            return {
              foreign: nodes.map(node => node.localName).filter(name => !ours.split(' ').includes(name)),
              acting: nodes.flatMap(node => [...node.attributes]).map(one => `${one.name}=${one.value}`)
                .filter(text => /^(on|style|src|action|formaction)/.test(text)),
              links: nodes.filter(node => node.localName === 'a').map(node => node.getAttribute('href')),
              changed: ['#title', '#body', '[part~=default]', 'blockquote'].filter(of => root.querySelector(of).textContent !== given.title),
            };
            """;

    @ParameterizedTest
    @ValueSource(strings = {"warn", "justify", "block", "inform", "praise"})
    void whateverStandsInAPromptIsText(String level) throws IOException {
        // A justify has every part that a prompt can have; at the other levels some of them show that nothing is done
        // otherwise.
        int step = level.equals("justify") ? 1 : 6;
        for (int i = 0; i < PAYLOADS.size(); i += step) {
            String payload = PAYLOADS.get(i);
            stage.browser.run(
                    "window.given = JSON.parse(arguments[0]); show(given)",
                    JSON.writeValueAsString(full(level, payload)));
            stage.browser.until("$('dialog[open], section[lang]')");
            Map<String, Object> found = Browser.typed(stage.browser.run(INVENTORY));
            stage.browser.run("element.remove()");

            assertThat(found.get("foreign")).as(payload).isEqualTo(List.of());
            assertThat(found.get("acting")).as(payload).isEqualTo(List.of());
            assertThat(found.get("links")).as(payload).isEqualTo(List.of());
            assertThat(found.get("changed")).as(payload).isEqualTo(List.of());
        }

        assertThat(stage.browser.run("return window.__xss")).isNull();
        assertThat(stage.browser.run("return location.pathname")).isEqualTo("/page.html");
        stage.nothingObjected();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://intranet.example/a?b=c#d", "/help/sharing", "HTTPS://INTRANET.EXAMPLE/"})
    void addressesThatMayBeFollowedAreLinks(String address) {
        stage.show(full("warn", address));

        assertThat(stage.browser.run("return [...$('dialog').querySelectorAll('a')].map(a => a.getAttribute('href'))"))
                .isEqualTo(List.of(address, address));
    }

    @Test
    void answersAndProblemsAreText() {
        stage.browser.run(
                "window.failures = []; document.addEventListener('nudge-error', event => failures.push(event.detail))");
        Map<String, Object> prompt = Prompts.of("justify");
        for (String payload : PAYLOADS.subList(0, 12)) {
            stage.server().on("/api/share", Reply.prompt(prompt, "n1.token"), Reply.of(200, "shared"));
            stage.server()
                    .on(
                            "/nudge/answers",
                            Reply.problem(422, "answer-refused", "reference", payload),
                            Reply.problem(422, "answer-refused", payload, payload),
                            Reply.receipt("n1.receipt"));
            stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST' })");
            stage.browser.until("$('dialog')");
            stage.browser.run("$('[value=campaign]').click(); $('#reference').value = arguments[0]", payload);
            stage.browser.run("$('[data-choice=proceed]').click()");
            stage.browser.until("$('#reference-error')?.textContent");
            stage.browser.run("$('[data-choice=proceed]').click()");
            stage.browser.until("$('[part=message].error')?.textContent");
            assertThat(stage.browser.run("return failures.at(-1).cause")).isEqualTo(payload);
            stage.browser.run("$('[data-choice=proceed]').click()");

            assertThat(GuardedCallTest.result()).startsWith("200 shared");
        }

        assertThat(stage.browser.run("return window.__xss")).isNull();
        stage.nothingObjected();
    }
}
