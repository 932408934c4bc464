package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.web.Shop.ana;
import static org.securitynudge.web.Shop.situation;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

final class FormReceptionTest {
    private static final Situation SHARING = ana("warn");

    private TestNudge test;
    private Guard guard;

    @BeforeEach
    void open() {
        test = Shop.nudge();
        guard = Guard.builder(test.nudge())
                .alternative("shop.viewOnly", "/share-view-only")
                .build();
    }

    @AfterEach
    void close() {
        test.close();
    }

    private Passage post(String fields, Situation situation) throws IOException {
        return guard.check(FakeRequest.form("/share", fields), situation);
    }

    private static Document page(Passage passage) {
        return page(passage.reply().orElseThrow());
    }

    static Document page(WebReply reply) {
        assertThat(reply.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
        return Jsoup.parse(new String(reply.body(), StandardCharsets.UTF_8));
    }

    static String token(Document page) {
        return page.select("input[name=nudge-token]").val();
    }

    private String answer(Passage asked, String choice, String more) {
        String token = token(page(asked));
        return "to=partner.example&nudge-token=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&nudge-choice="
                + choice + "&nudge-reason=&nudge-text=&nudge-reference=" + more;
    }

    @Test
    void formGetsAPageThatPostsItAgain() throws IOException {
        WebReply reply =
                post("to=partner.example&to=b&note=a%26b", SHARING).reply().orElseThrow();

        Document page = page(reply);
        assertThat(reply.status()).isEqualTo(428);
        assertThat(reply.headers())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "Content-Type", "text/html; charset=utf-8",
                                "Cache-Control", "no-store",
                                "X-Content-Type-Options", "nosniff",
                                "Referrer-Policy", "same-origin",
                                "Content-Security-Policy",
                                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"));
        assertThat(page.select("form").attr("method")).isEqualTo("post");
        assertThat(page.select("form").attr("action")).isEmpty();
        assertThat(page.select("input[name=to]").eachAttr("value")).containsExactly("partner.example", "b");
        assertThat(page.select("input[name=note]").eachAttr("value")).containsExactly("a&b");
        assertThat(page.select("link[rel=stylesheet]").attr("href"))
                .isEqualTo(guard.script().replace(".js", ".css"));
    }

    @Test
    void proceedLetsTheSameRequestThrough() throws IOException {
        Passage asked = post("to=partner.example", SHARING);

        Passage passage = post(answer(asked, "proceed", ""), SHARING);

        assertThat(passage.mayProceed()).isTrue();
        assertThat(passage.occasion()).isEqualTo(asked.occasion());
        assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
    }

    @Test
    void noticeIsForTheApplicationToShow() throws IOException {
        Passage passage = post("", ana("praise"));

        assertThat(passage.mayProceed()).isTrue();
        assertThat(passage.headers()).isEmpty();
        assertThat(passage.notice().orElseThrow().message().title()).isEqualTo("Thank you");
        assertThat(post("", ana("other")).notice()).isEmpty();
        assertThat(post("", SHARING).notice()).isEmpty();
    }

    @Test
    void proceedForOtherFactsAsksAgain() throws IOException {
        Passage asked = post("to=partner.example", SHARING);

        Passage passage = post(answer(asked, "proceed", ""), situation("warn", "ana", "Salaries.xlsx"));

        assertThat(passage.reply().orElseThrow().status()).isEqualTo(428);
        assertThat(page(passage).text()).contains("Salaries.xlsx goes outside.");
    }

    @Test
    void cancelEndsIt() throws IOException {
        Passage passage = post(answer(post("", SHARING), "cancel", ""), SHARING);

        assertThat(passage.reply().orElseThrow().status()).isEqualTo(200);
        assertThat(page(passage).select("h1").text()).isEqualTo("Nothing was sent");
        assertThat(test.events(EventType.PROMPT_SHOWN)).hasSize(1);
        assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
    }

    @Test
    void alternativeGoesToItsOwnPathAndIsDoneThere() throws IOException {
        String fields = answer(post("", SHARING), "view-only", "");

        WebReply sent = guard.check(FakeRequest.form("/share", fields).mountedAt("/app"), SHARING)
                .reply()
                .orElseThrow();
        Passage there = guard.check(FakeRequest.form("/share-view-only", fields), ana("other"));

        assertThat(sent.status()).isEqualTo(307);
        assertThat(sent.headers()).isEqualTo(Map.of("Location", "/app/share-view-only", "Cache-Control", "no-store"));
        assertThat(there.mayProceed()).isTrue();
        assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
    }

    @Test
    void alternativeElsewhereIsALink() throws IOException {
        Document page = page(post(answer(post("", SHARING), "ask", ""), SHARING));

        assertThat(page.select("main a[href]").attr("href")).isEqualTo("https://intranet.corp.example/ask");
    }

    @Test
    void alternativeThatOnlyAScriptCanRunIsSaid() throws IOException {
        Document page = page(post(answer(post("", SHARING), "archive", ""), SHARING));

        assertThat(page.text()).contains("Nothing was sent.").contains("Archive it");
    }

    @Test
    void reportStaysOpenWithoutThatChoice() throws IOException {
        Passage asked = post("", SHARING);

        Passage passage = post(answer(asked, "wrong", ""), SHARING);

        assertThat(passage.reply().orElseThrow().status()).isEqualTo(428);
        assertThat(passage.occasion()).isEqualTo(asked.occasion());
        assertThat(page(passage).text()).contains("Reported. Thank you.");
        assertThat(page(passage).select("[name=nudge-choice][value=wrong]")).isEmpty();
        assertThat(page(passage).select("[name=nudge-choice][value=proceed]")).hasSize(1);
        assertThat(test.events(EventType.PROMPT_DISPUTED)).hasSize(1);
    }

    @Test
    void missingTextIsSaidAndWhatWasTypedStays() throws IOException {
        Passage asked = post("to=partner.example", ana("justify"));
        String fields = answer(asked, "proceed", "")
                .replace("nudge-reason=", "nudge-reason=other")
                .replace("nudge-reference=", "nudge-reference=CRM-1");

        Passage passage = post(fields, ana("justify"));

        Document page = page(passage);
        assertThat(passage.reply().orElseThrow().status()).isEqualTo(422);
        assertThat(page.select("[role=alert]").text()).contains("Write an explanation.");
        assertThat(page.select("input[name=nudge-reason][value=other]").hasAttr("checked"))
                .isTrue();
        assertThat(page.select("input[name=nudge-reference]").val()).isEqualTo("CRM-1");
        assertThat(page.select("input[name=to]").val()).isEqualTo("partner.example");
    }

    @Test
    void enterAsksForAButtonAndWhatWasTypedStays() throws IOException {
        Passage asked = post("", ana("justify"));

        // What Enter in a field posts: everything but a choice.
        String token = URLEncoder.encode(token(page(asked)), StandardCharsets.UTF_8);
        Passage passage = post(
                "nudge-token=" + token + "&nudge-reason=legal&nudge-text=two%0D%0Alines&nudge-reference=AB-1",
                ana("justify"));

        Document page = page(passage);
        assertThat(passage.reply().orElseThrow().status()).isEqualTo(422);
        assertThat(page.select(".nudge-error a").text()).isEqualTo("Choose one of the buttons.");
        assertThat(page.select("input[value=legal]").hasAttr("checked")).isTrue();
        assertThat(page.select("textarea").val()).isEqualTo("two\nlines");
        assertThat(page.select("input[name=nudge-reference]").val()).isEqualTo("AB-1");
    }

    @Test
    void everythingGivenLetsAJustifiedRequestThrough() throws IOException {
        Passage asked = post("", ana("justify"));
        String fields = answer(asked, "proceed", "")
                .replace("nudge-reason=", "nudge-reason=other")
                .replace("nudge-text=", "nudge-text=Agreed+with+Bo")
                .replace("nudge-reference=", "nudge-reference=CRM-1");

        assertThat(post(fields, ana("justify")).mayProceed()).isTrue();
    }

    @Test
    void answerToANoticeIsNoLeaveForAnythingElse() throws IOException {
        Prompt told = post("", ana("inform")).notice().orElseThrow();

        Passage passage = post("nudge-token=" + test.nudge().token(told) + "&nudge-choice=acknowledge", SHARING);

        assertThat(passage.reply().orElseThrow().status()).isEqualTo(428);
        assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proceed", "cancel", "view-only", "wrong", ""})
    void unknownTokenNeverLetsAnythingThrough(String choice) throws IOException {
        Passage passage = post("nudge-token=n1.test.AAAA&nudge-choice=" + choice, SHARING);

        assertThat(passage.mayProceed()).isFalse();
        assertThat(test.events(EventType.PROMPT_ANSWERED)).isEmpty();
    }

    @Test
    void expiredPromptIsAskedAgain() throws IOException {
        String fields = answer(post("", SHARING), "proceed", "");
        test.clock().advance(Duration.ofHours(8));

        Passage passage = post(fields, SHARING);

        assertThat(passage.reply().orElseThrow().status()).isEqualTo(428);
        assertThat(page(passage).text()).contains("This was open for a long time. Please answer once more.");
    }

    @Test
    void answerToAQuestionThatNobodyAsksAnyMoreIsNotTakenForLeave() throws IOException {
        Passage passage = post("nudge-token=n1.test.AAAA&nudge-choice=cancel", ana("other"));

        assertThat(passage.mayProceed()).isFalse();
        assertThat(passage.reply().orElseThrow().status()).isEqualTo(410);
        assertThat(page(passage).select("h1").text()).isEqualTo("The question has expired");
    }

    @Test
    void answerGivenOtherwiseBeforeIsAskedAgain() throws IOException {
        Passage asked = post("", SHARING);
        Passage cancelled = post(answer(asked, "cancel", ""), SHARING);

        Passage passage = post(answer(asked, "proceed", ""), SHARING);

        assertThat(cancelled.mayProceed()).isFalse();
        assertThat(passage.reply().orElseThrow().status()).isEqualTo(409);
        assertThat(page(passage).text()).contains("This was answered in another window. Please answer once more.");
    }

    @Test
    void othersAnswerIsNobodys() throws IOException {
        String fields = answer(post("", SHARING), "proceed", "");

        Passage passage = post(fields, situation("warn", "bo", "Plan.pdf"));

        assertThat(passage.mayProceed()).isFalse();
        assertThat(test.events(EventType.PROMPT_ANSWERED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'text/html, application/problem+json', application/x-www-form-urlencoded",
        "*/*, application/x-www-form-urlencoded",
        "'', application/x-www-form-urlencoded",
        "application/json, multipart/form-data; boundary=x",
        "text/html, application/json",
        "text/html, ''"
    })
    void programsGetAProblemDocument(String accept, String type) throws IOException {
        FakeRequest request =
                FakeRequest.of("POST", "/share").with("Accept", accept).with("Content-Type", type);

        WebReply reply = guard.check(request, SHARING).reply().orElseThrow();

        assertThat(reply.headers()).containsEntry("Content-Type", "application/problem+json");
    }
}
