package org.securitynudge.examples.share.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.WebElement;
import org.securitynudge.examples.share.browser.Browser;

/** A page with nudge.js in a real browser, and the scripted server behind it. */
final class Stage implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    final Browser browser = Browser.shared();
    private ScriptedServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser.beforeAll(context);
        try {
            server = ScriptedServer.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server.forget();
        browser.reset();
        open();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    ScriptedServer server() {
        return server;
    }

    void open() {
        browser.to(server.address("/page.html"));
        browser.until("window.ready");
    }

    /** Shows a prompt by the element alone, and waits until it can be seen whole. */
    void show(Map<String, Object> prompt) {
        browser.run("show(arguments[0])", prompt);
        seen();
    }

    /** Waits for a prompt, and for the end of its appearing. */
    void seen() {
        browser.until("$('dialog[open], section[lang]')");
        browser.until("document.getAnimations().length === 0 && $('*').getRootNode().getAnimations().length === 0");
    }

    /** Waits until no prompt is to be seen. */
    void gone() {
        browser.until("!$('dialog[open], section[lang]')");
    }

    WebElement button(String choice) {
        return browser.element("$('[data-choice=\"" + choice + "\"]')");
    }

    WebElement part(String selector) {
        return browser.element("$('" + selector + "')");
    }

    String text(String selector) {
        return (String) browser.run("return $('" + selector + "').textContent.trim()");
    }

    /** Returns what has the focus: the choice, the id, or the kind of element. */
    String focus() {
        return (String) browser.run("""
                const active = focused();
                return active?.dataset.choice ?? (active?.id || active?.value || active?.className || active?.localName);
                """);
    }

    /** Returns how it ended, once it has. */
    Map<String, Object> outcome() {
        return Browser.typed(browser.until("window.outcome"));
    }

    /** Returns what was answered so far. */
    List<Map<String, Object>> answered() {
        return Browser.typed(browser.run("return window.answered"));
    }

    /** Returns the events of the elements so far. */
    List<String> events() {
        return Browser.typed(browser.run("return window.events"));
    }

    /** Returns where the choices are, in pixels. */
    String buttons() {
        return (String) browser.run("""
                return [...$('dialog').querySelectorAll('[part=choices] [part~=choice]')].map(button => {
                  const { x, y, width, height } = button.getBoundingClientRect();
                  return `${button.dataset.choice} ${[x, y, width, height].map(n => n.toFixed(1))}`;
                }).join('; ');
                """);
    }

    /** Asserts that neither the console nor the policy had anything to object to. */
    void nothingObjected() {
        assertThat(browser.run("return window.violations")).isEqualTo(List.of());
        browser.noConsoleErrors();
    }
}
