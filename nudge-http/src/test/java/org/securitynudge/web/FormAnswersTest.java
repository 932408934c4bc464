package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.securitynudge.web.FormReceptionTest.page;
import static org.securitynudge.web.FormReceptionTest.token;
import static org.securitynudge.web.Shop.ana;

import java.io.IOException;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

/** Answers that a page without a script posts by themselves. */
final class FormAnswersTest {
    private static final Situation SHARING = ana("warn");

    private TestNudge test;
    private Guard guard;

    @BeforeEach
    void open() {
        test = Shop.nudge();
        guard = Guard.of(test.nudge());
    }

    @AfterEach
    void close() {
        test.close();
    }

    private WebReply asked(String fields) throws IOException {
        return guard.check(FakeRequest.form("/share", fields), SHARING).reply().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"POST, multipart/form-data; boundary=x", "POST, text/plain", "GET, ''"})
    void whatCannotBePostedAgainIsNotReadAndTheAnswerIsPostedAlone(String method, String type) throws IOException {
        FakeRequest upload =
                FakeRequest.of(method, "/share").with("Accept", "text/html").with("Content-Type", type);

        Document page =
                page(guard.check(upload.mountedAt("/app"), SHARING).reply().orElseThrow());
        FakeRequest answer = FakeRequest.form(
                "/nudge/answers", "nudge-token=" + token(page) + "&nudge-choice=proceed&nudge-reason=&nudge-text=");
        WebReply reply = guard.serve(answer.with("Accept-Language", "de-CH,de;q=0.9,en;q=0.5"), "ana")
                .orElseThrow();
        Passage again = guard.check(upload, SHARING);

        assertThat(page.select("form").attr("action")).isEqualTo("/app/nudge/answers");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(page(reply).select("h1").text()).isEqualTo("Ihre Antwort ist gespeichert");
        assertThat(again.mayProceed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "cancel, 200, Nothing was sent",
        "ask, 200, Your answer is saved",
        "wrong, 200, Your answer is saved",
        "nothing, 422, Something is missing"
    })
    void answerPostedAloneSaysHowItGoesOn(String choice, int status, String title) throws IOException {
        String token = token(page(asked("")));
        FakeRequest answer = FakeRequest.form("/nudge/answers", "nudge-token=" + token + "&nudge-choice=" + choice);

        WebReply reply =
                guard.serve(answer.with("Accept-Language", "*;q=x"), "ana").orElseThrow();

        assertThat(reply.status()).isEqualTo(status);
        assertThat(page(reply).select("h1").text()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&nudge-choice="})
    void enterChoosesNothingAndLeavesThePageAsItIs(String choice) throws IOException {
        String token = token(page(asked("a=1&".repeat(500))));
        FakeRequest enter = FakeRequest.form("/nudge/answers", "nudge-token=" + token + "&nudge-text=because" + choice);

        WebReply reply = guard.serve(enter, "ana").orElseThrow();
        WebReply withoutToken = guard.serve(FakeRequest.form("/nudge/answers", "nudge-text=because"), "ana")
                .orElseThrow();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(guard.check(FakeRequest.form("/share", ""), SHARING).mayProceed())
                .as("nothing was answered")
                .isFalse();
        assertThat(withoutToken.status()).isEqualTo(400);
    }

    @Test
    void endlessListOfLanguagesIsNotRead() throws IOException {
        FakeRequest answer = FakeRequest.form("/nudge/answers", "nudge-token=n1.test.AAAA&nudge-choice=cancel");

        WebReply reply = guard.serve(answer.with("Accept-Language", "de,".repeat(100) + "de"), "ana")
                .orElseThrow();

        assertThat(page(reply).select("h1").text()).isEqualTo("The question has expired");
    }

    @Test
    void formWithTooManyFieldsIsNotRepeated() throws IOException {
        Document page = page(asked("a=1&".repeat(500)));

        assertThat(page.select("form").attr("action")).isEqualTo("/nudge/answers");
        assertThat(page.select("input[name=a]")).isEmpty();
    }
}
