package org.securitynudge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.web.Shop.ana;
import static org.securitynudge.web.Shop.answer;
import static org.securitynudge.web.Shop.json;
import static org.securitynudge.web.Shop.situation;
import static org.securitynudge.web.Shop.token;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.Nudge;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Outcome;
import org.securitynudge.model.Situation;
import org.securitynudge.testing.TestNudge;

final class GuardTest {
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

    private String receipt(Situation situation, String more) throws IOException {
        String token = token(guard.check(FakeRequest.script("/share"), situation));
        WebReply reply = guard.serve(answer(token, "proceed", more), "ana").orElseThrow();
        return json(reply).get("receipt").textValue();
    }

    @Test
    void whatNothingHasToBeAskedAboutGoesOn() throws IOException {
        Passage passage = guard.check(FakeRequest.script("/other"), ana("other"));

        assertThat(passage.mayProceed()).isTrue();
        assertThat(passage.reply()).isEmpty();
        assertThat(passage.headers()).isEmpty();
        assertThat(passage.occasion().isNone()).isTrue();
    }

    @Test
    void promptIsAProblemDocumentForThisMomentAlone() throws IOException {
        Passage passage = guard.check(FakeRequest.script("/share").mountedAt("/app"), SHARING);

        WebReply reply = passage.reply().orElseThrow();
        assertThat(passage.mayProceed()).isFalse();
        assertThat(reply.status()).isEqualTo(428);
        assertThat(reply.headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Content-Type", "application/problem+json",
                        "Cache-Control", "no-store",
                        "X-Content-Type-Options", "nosniff"));
        JsonNode found = json(reply);
        JsonNode prompt = found.get("prompt");
        assertThat(prompt.get("occasion").textValue())
                .isEqualTo(passage.occasion().id());
        assertThat(found.get("token").textValue()).startsWith("n1.test.");
        assertThat(json(
                        ("{'type':'tag:securitynudge.org,2026:prompt','title':'A security prompt has to be answered first','status':428,"
                                        + "'prompt':{'occasion':'ID','level':'warn','language':'en','direction':'ltr','title':'This goes outside',"
                                        + "'body':'Plan.pdf goes outside.','why':'It cannot be called back.',"
                                        + "'sponsor':{'name':'Ana Ruiz','title':'COO','quote':'I look twice.'},'choices':["
                                        + "{'id':'view-only','type':'saferAlternative','label':'Share to read only','default':true,"
                                        + "'runs':'shop.viewOnly','target':'/app/share-view-only'},"
                                        + "{'id':'ask','type':'saferAlternative','label':'Ask first','default':false,"
                                        + "'href':'https://intranet.corp.example/ask'},"
                                        + "{'id':'archive','type':'saferAlternative','label':'Archive it','default':false,'runs':'shop.archive'},"
                                        + "{'id':'proceed','type':'proceed','label':'Share it','default':false},"
                                        + "{'id':'cancel','type':'cancel','label':'Do not share','default':false},"
                                        + "{'id':'wrong','type':'reportFalsePositive','label':'Report a wrong label','default':false}]},"
                                        + "'token':'TOKEN','answers':'/app/nudge/answers'}")
                                .replace('\'', '"')
                                .replace("ID", passage.occasion().id())
                                .replace("TOKEN", found.get("token").textValue())))
                .isEqualTo(found);
    }

    @Test
    void justificationIsSentWithoutThePatternOfTheReference() throws IOException {
        Passage passage = guard.check(FakeRequest.script("/share"), ana("justify"));

        assertThat(json(passage.reply().orElseThrow()).get("prompt").get("justification"))
                .isEqualTo(json("{'reasons':[{'code':'legal','label':'Legal','requiresText':false},"
                        .concat("{'code':'other','label':'Other','requiresText':true}],")
                        .concat("'text':{'required':false,'minLength':10,'maxLength':100,'hint':'No names.'},")
                        .concat("'reference':{'label':'Ticket','required':true}}")
                        .replace('\'', '"')));
    }

    @Test
    void receiptLetsTheRepeatedRequestThroughAndNamesTheAsking() throws IOException {
        Passage asked = guard.check(FakeRequest.script("/share"), SHARING);
        WebReply answered =
                guard.serve(answer(token(asked), "proceed", ""), "ana").orElseThrow();
        String receipt = json(answered).get("receipt").textValue();

        Passage repeated = guard.check(FakeRequest.script("/share").with("Nudge-Receipt", receipt), SHARING);
        test.nudge().report(repeated.occasion(), Outcome.COMPLETED);

        assertThat(json(answered))
                .isEqualTo(json("{\"choice\":\"proceed\",\"type\":\"proceed\",\"mayProceed\":true,\"receipt\":\""
                        + receipt + "\"}"));
        assertThat(answered.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(repeated.mayProceed()).isTrue();
        assertThat(repeated.occasion()).isEqualTo(asked.occasion());
        assertThat(test.events(EventType.PROMPT_ANSWERED)).hasSize(1);
        assertThat(test.events(EventType.ACTION_REPORTED)).hasSize(1);
    }

    @Test
    void receiptIsWorthNothingToAnotherPersonWithOtherFactsOrLater() throws IOException {
        String receipt = receipt(SHARING, "");
        FakeRequest repeated = FakeRequest.script("/share").with("Nudge-Receipt", receipt);

        try (TestNudge other = Shop.nudge()) { // which has no history that would let it through
            Guard elsewhere = Guard.of(other.nudge());
            assertThat(elsewhere.check(repeated, SHARING).mayProceed()).isTrue();
            assertThat(elsewhere
                            .check(repeated, situation("warn", "bo", "Plan.pdf"))
                            .mayProceed())
                    .isFalse();
            assertThat(elsewhere
                            .check(repeated, situation("warn", "ana", "Salaries.xlsx"))
                            .mayProceed())
                    .isFalse();
            other.clock().advance(Duration.ofSeconds(60));
            assertThat(elsewhere.check(repeated, SHARING).mayProceed()).isFalse();
        }
    }

    @Test
    void anotherReplicaTakesTheAnswerAndAThirdTheRequest() throws IOException {
        try (TestNudge second = Shop.nudge();
                TestNudge third = Shop.nudge()) {
            String token = token(guard.check(FakeRequest.script("/share"), ana("justify")));

            WebReply reply = Guard.of(second.nudge())
                    .serve(answer(token, "proceed", ",\"reason\":\"legal\",\"reference\":\"CRM-1\""), "ana")
                    .orElseThrow();
            FakeRequest repeated = FakeRequest.script("/share")
                    .with("Nudge-Receipt", json(reply).get("receipt").textValue());

            assertThat(Guard.of(third.nudge()).check(repeated, ana("justify")).mayProceed())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n1.test.AAAA", "nonsense", "n1.other.AAAA"})
    void receiptOfNobodyIsAsGoodAsNone(String receipt) throws IOException {
        FakeRequest request = FakeRequest.script("/share").with("Nudge-Receipt", receipt);

        assertThat(guard.check(request, SHARING).reply().orElseThrow().status()).isEqualTo(428);
    }

    @Test
    void tokenIsNoReceipt() throws IOException {
        String token = token(guard.check(FakeRequest.script("/share"), SHARING));

        Passage passage = guard.check(FakeRequest.script("/share").with("Nudge-Receipt", token), SHARING);

        assertThat(passage.mayProceed()).isFalse();
    }

    @Test
    void unattendedAttemptIsRefusedWithoutAPrompt() throws IOException {
        Situation batch = Situation.builder("warn").user("batch").unattended().build();

        Passage passage = guard.check(FakeRequest.script("/share"), batch);

        assertThat(json(passage.reply().orElseThrow()))
                .isEqualTo(json("{'type':'tag:securitynudge.org,2026:refused',"
                        .concat("'title':'A rule refuses this when nobody is there to be asked','status':403,")
                        .concat("'detail':'refused by shop/warned (warn): This goes outside'}")
                        .replace('\'', '"')));
    }

    @Test
    void questionBeforeAnUploadIsAnsweredWithoutDoingAnything() throws IOException {
        FakeRequest asksFirst = FakeRequest.script("/share").with("Nudge-Ask", "first");

        WebReply nothing = guard.check(asksFirst, ana("other")).reply().orElseThrow();
        WebReply prompt = guard.check(asksFirst, SHARING).reply().orElseThrow();
        WebReply told = guard.check(asksFirst, ana("praise")).reply().orElseThrow();

        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.body()).isEmpty();
        assertThat(nothing.headers()).isEqualTo(Map.of("Cache-Control", "no-store"));
        assertThat(prompt.status()).isEqualTo(428);
        assertThat(told.status()).isEqualTo(204);
        assertThat(told.headers()).containsKey("Nudge-Notice");
    }

    @Test
    void guardNeedsKeysAtOnceAndNotAtTheFirstPrompt() {
        try (Nudge keyless = Nudge.builder().build()) {
            assertThatThrownBy(() -> Guard.of(keyless))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("no key to seal a token with; give Nudge.builder().tokenKeys(");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "share",
                "//evil.example",
                "/\\evil.example",
                "/\\/evil.example",
                "https://evil.example",
                "/a b",
                "/a\r\nSet-Cookie:x",
                "/ä"
            })
    void alternativeCannotLeadOutOfTheApplication(String path) {
        assertThatThrownBy(() -> Guard.builder(test.nudge()).alternative("shop.viewOnly", path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the path of an alternative begins with one \"/\" and is escaped as in an address: " + path);
    }

    @Test
    void closedNudgeLetsEverythingThrough() throws IOException {
        test.nudge().close();

        assertThat(guard.check(FakeRequest.script("/share"), SHARING).mayProceed())
                .isTrue();
    }
}
