package org.securitynudge.examples.share.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.securitynudge.examples.share.browser.Browser;

/**
 * Somebody who gets prompts as pages, in a real browser. The pages have no script of their own; that the browser would run one lets a test ask
 * what is to be seen.
 */
final class Reader implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    final Browser browser = Browser.shared();
    private PageServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser.beforeAll(context);
        try {
            server = PageServer.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.forget();
        browser.reset();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    PageServer server() {
        return server;
    }

    /** Follows a link to what a rule guards: the answer goes to an address of its own. */
    void follow(String level) {
        browser.to(server.address("/" + level));
        begun();
    }

    /** Posts a form to what a rule guards: the answer comes along with its fields. */
    void post(String level) {
        browser.to(server.address("/form/" + level));
        andThen(() -> browser.run("document.forms[0].requestSubmit()"));
    }

    /** Presses the button of a choice. */
    void choose(String choice) {
        andThen(named("nudge-choice", choice)::click);
    }

    /** Does what leads to another page, and waits for that. */
    void andThen(Runnable leaving) {
        browser.run("window.left = true");
        leaving.run();
        browser.until("!window.left && document.readyState === 'complete' && document.querySelector('main.nudge')");
        begun();
    }

    /** A page is complete before the browser gives the focus to what asks for it. */
    private void begun() {
        browser.until("!document.querySelector('[autofocus]') || document.activeElement !== document.body");
    }

    WebElement named(String name, String value) {
        return browser.driver().findElement(By.cssSelector("[name='" + name + "'][value='" + value + "']"));
    }

    WebElement field(String id) {
        return browser.driver().findElement(By.id(id));
    }

    /** Returns what has the focus: its value for a choice and a reason, else its id or its text. */
    String focus() {
        return (String) browser.run("""
                const active = document.activeElement;
                return active.matches('button, [type=radio]') ? active.value : active.id || active.textContent.trim();
                """);
    }

    String title() {
        return browser.driver().getTitle();
    }

    /** Returns what was in the newest form that came to the server under a name; empty if it had no such field. */
    List<String> sent(String name) {
        Map<String, List<String>> form = server.newest();
        return form.getOrDefault(name, List.of());
    }

    void picture(String name) {
        browser.screenshot("page-" + name);
    }
}
