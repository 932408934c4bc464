package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.securitynudge.examples.share.browser.Axe;

/** Inform and praise: told, but in nobody's way. */
final class NoticeTest {

    private static final Map<String, Object> INFORM = Prompts.of("inform");

    @RegisterExtension
    static final Stage stage = new Stage();

    @ParameterizedTest
    @ValueSource(strings = {"inform", "praise"})
    void noticeIsPutIntoALiveRegionThatWasThereBefore(String level) {
        stage.browser.run("document.querySelector('#work').focus()");
        stage.browser.run("show(arguments[0])", Prompts.of(level));
        Object before =
                stage.browser.run("const live = window.live = $('section > [role=status]'); return live.textContent");
        stage.seen();

        assertThat(before).isEqualTo("");
        assertThat(stage.browser.run("return live === $('section > [role=status]')"))
                .isEqualTo(true);
        assertThat(stage.text("section > [role=status]"))
                .contains((String) Prompts.of(level).get("title"));
        assertThat(stage.browser.run("return $('dialog')")).isNull();
        assertThat(stage.focus()).as("the focus stays").isEqualTo("work");
        stage.nothingObjected();
    }

    @Test
    void noticeIsAcknowledgedByKeyboardAndTheFocusGoesBack() {
        stage.browser.run("document.querySelector('#other').focus()");
        stage.show(INFORM);
        stage.browser.press(Keys.TAB, Keys.ENTER);

        assertThat(stage.outcome()).isEqualTo(Map.of("value", Map.of("choice", "ok", "type", "acknowledge")));
        assertThat(stage.focus()).isEqualTo("other");
    }

    @Test
    void closedNoticeIsNoAnswer() {
        stage.show(INFORM);
        stage.browser.element("$('[part~=close]')").click();

        assertThat(stage.browser.until("window.outcome && JSON.stringify(window.outcome)"))
                .isEqualTo("{\"value\":null}");
        assertThat(stage.answered()).isEmpty();
    }

    @Test
    void noticesOfResponsesStackAndStay() {
        for (String title : List.of("First", "Second", "Third")) {
            stage.server().on("/api/share", Reply.of(200, "done").notice(Prompts.with(INFORM, "title", title), "n1.t"));
            stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST' })");
            assertThat(stage.outcome().get("value").toString()).contains("status=200", "text=done");
        }
        stage.browser.until("document.querySelectorAll('nudge-notices > nudge-prompt').length === 3");
        stage.browser.until(
                "[...document.querySelectorAll('nudge-prompt')].every(one => one.shadowRoot.querySelector('section[lang]'))");
        stage.browser.screenshot("notices");

        Object overlaps = stage.browser.run("""
                const boxes = [...document.querySelectorAll('nudge-prompt')]
                  .map(one => one.shadowRoot.querySelector('section').getBoundingClientRect());
                return boxes.some((box, i) => i > 0 && box.top < boxes[i - 1].bottom);
                """);
        assertThat(overlaps).isEqualTo(false);
        assertThat(Axe.violations(stage.browser)).isEmpty();
        stage.nothingObjected();
    }

    @Test
    void acknowledgmentOfANoticeIsRecorded() {
        stage.server().on("/api/share", Reply.of(200, "done").notice(INFORM, "n1.t"));
        stage.server()
                .on(
                        "/nudge/answers",
                        Reply.problem(503, "not-recorded", "", "try later"),
                        Reply.recorded("ok", "acknowledge"));
        stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST' })");
        stage.seen();
        stage.button("ok").click();
        String told = (String) stage.browser.until("$('[part=message].error')?.textContent");
        stage.button("ok").click();
        stage.browser.until("!document.querySelector('nudge-prompt')");

        assertThat(told).isEqualTo("Your answer was not saved. Please try again.");
        assertThat(stage.server().requests("/nudge/answers"))
                .extracting(ScriptedServer.Seen::body)
                .containsExactly("{\"token\":\"n1.t\",\"choice\":\"ok\"}", "{\"token\":\"n1.t\",\"choice\":\"ok\"}");
    }

    @Test
    void noticeWithoutATokenCanOnlyBeClosed() {
        stage.server().on("/api/share", Reply.of(200, "done").notice(INFORM, ""));
        stage.browser.run("call(nudge.guard(), '/api/share', { method: 'POST' })");
        stage.seen();

        assertThat(stage.browser.run(
                        "return document.querySelector('nudge-prompt').shadowRoot.querySelectorAll('button').length"))
                .isEqualTo(1L);
        stage.browser.element("$('[part~=close]')").click();
        stage.browser.until("!document.querySelector('nudge-prompt')");
        assertThat(stage.server().requests("/nudge/answers")).isEmpty();
    }

    @Test
    void applicationMayShowNoticesItself() {
        stage.server().on("/api/share", Reply.of(200, "done").notice(INFORM, "n1.t"));
        stage.server().on("/nudge/answers", Reply.recorded("ok", "acknowledge"));
        stage.browser.run(
                "call(nudge.guard({ onNotice: (prompt, answer) => { answered.push(prompt.title); answer('ok'); } }), '/api/share')");
        stage.outcome();
        stage.browser.until("answered.length === 1");

        assertThat(stage.browser.run("return answered[0]")).isEqualTo(INFORM.get("title"));
        assertThat(stage.browser.driver().findElements(By.cssSelector("nudge-prompt")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "bm8ganNvbg", "bnVsbA", "e30", "eyJwcm9tcHQiOnt9fQ"})
    void noticeThatCannotBeReadIsReportedAndHindersNothing(String header) {
        stage.server().on("/api/share", Reply.of(200, "done").with("Nudge-Notice", header));
        stage.browser.run("call(nudge.guard(), '/api/share')");

        assertThat(stage.outcome().get("value").toString()).contains("status=200", "text=done");
        assertThat(stage.browser.console())
                .extracting(Object::toString)
                .filteredOn(line -> line.contains("nudge: what /api/share asks is not shown: "))
                .hasSize(1);
        assertThat(stage.events()).isEmpty();
    }
}
