package org.securitynudge.examples.share.endtoend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.securitynudge.examples.share.RunningApplication;
import org.securitynudge.examples.share.RunningClock;
import org.securitynudge.examples.share.browser.Browser;

/** Somebody at a real browser with the real application before them, new for each test. */
final class Desk implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final String ROOT = "document.querySelector('nudge-prompt')?.shadowRoot";

    private final Browser browser = Browser.shared();
    private RunningClock clock;
    private RunningApplication application;
    private Path directory;
    private URI address;

    @Override
    public void beforeAll(ExtensionContext context) {
        browser.beforeAll(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("share");
        clock = new RunningClock();
        application = RunningApplication.start(clock, directory);
        address = application.address();
        browser.fresh();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (application != null) {
            application.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    Browser browser() {
        return browser;
    }

    RunningClock clock() {
        return clock;
    }

    RunningApplication application() {
        return application;
    }

    /** Goes to another server from now on. */
    void moveTo(URI other) {
        address = other;
    }

    /** Signs in by a click. */
    void signIn(String person) {
        browser.to(address.resolve("/sign-in"));
        browser.element(By.cssSelector("button[value=" + person + "]")).click();
        browser.until("location.pathname === '/documents'");
    }

    /** Signs in as ana, who is the first of three. */
    void signInByKeyboard() {
        browser.to(address.resolve("/sign-in"));
        while (!focus().equals("ana")) {
            browser.press(Keys.TAB);
        }
        browser.press(Keys.ENTER);
        browser.until("location.pathname === '/documents'");
    }

    /** Signs in by a click, in a browser that runs no scripts. */
    void signInPlainly(String person) {
        openPlainly("/sign-in");
        browser.element(By.cssSelector("button[value=" + person + "]")).click();
        showsPlainly("Sign out");
    }

    /** Opens a page of which no script is to be waited for. */
    void openPlainly(String path) {
        browser.to(address.resolve(path));
    }

    /** Waits until a page shows a text, in a browser that runs no scripts. */
    void showsPlainly(String text) {
        browser.patiently(text, () -> textOf("body").contains(text));
    }

    /** Sends the page's form as it is, past its script, and waits for the page without one that comes. */
    void sendPlainly() {
        browser.run("document.querySelector('form[data-guarded]').submit()");
        browser.until("document.querySelector('main') && !document.querySelector('form[data-guarded]')");
    }

    String textOf(String tag) {
        return browser.driver().findElement(By.tagName(tag)).getText();
    }

    /** Opens a page and waits for its script. */
    void open(String path) {
        browser.to(address.resolve(path));
        browser.until("document.querySelector('form[data-guarded]')?.ariaBusy === 'false'");
    }

    void type(String field, String text) {
        WebElement element = browser.element(By.name(field));
        element.clear();
        element.sendKeys(text);
    }

    /** Presses a button of the page. */
    void press(String label) {
        button(label).click();
    }

    WebElement button(String label) {
        return browser.patiently(
                label,
                () -> browser.driver().findElements(By.tagName("button")).stream()
                        .filter(button -> button.getText().equals(label))
                        .findFirst()
                        .orElse(null));
    }

    List<String> texts(String selector) {
        return browser.driver().findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Shares a document as far as the prompt. */
    void share(String document, String recipients, String message) {
        open("/documents/" + document);
        type("recipients", recipients);
        type("message", message);
        press("Share");
    }

    /** Asks for an export as far as the prompt. */
    void export() {
        open("/exports");
        press("Export");
    }

    /** Writes a ticket with a secret in it as far as the prompt. */
    void ticketWithSecret() {
        open("/tickets");
        type("text", "Please look: my password: 1234 does not work");
        press("Send");
    }

    /** Returns an element of the prompt, once it is there. */
    WebElement part(String selector) {
        return browser.element(ROOT + "?.querySelector('" + selector + "')");
    }

    /** Waits for a prompt with a title, and until it has appeared whole. */
    void asked(String title) {
        browser.until(ROOT + "?.querySelector('#title')?.textContent === arguments[0]", title);
        browser.until(ROOT + ".getAnimations().length === 0");
    }

    /** Waits until the prompt says something beside the rule's texts. */
    void noted(String note) {
        browser.until(ROOT + "?.querySelector('[part=message]')?.textContent === arguments[0]", note);
    }

    /** Waits until the prompt says what is wrong with a field, and returns it. */
    String complaint(String field) {
        return (String) browser.until(ROOT + "?.querySelector('#" + field + "-error')?.textContent || null");
    }

    void choose(String choice) {
        part("[data-choice=\"" + choice + "\"]").click();
    }

    void write(String field, String text) {
        WebElement element = part("#" + field);
        element.clear();
        element.sendKeys(text);
    }

    void giveReason(String code) {
        part("input[value=\"" + code + "\"]").click();
    }

    /** Returns what has the focus: a choice of the prompt, or the name, value or text of what the page has. */
    String focus() {
        return (String) browser.run("""
                const page = document.activeElement;
                const active = page.shadowRoot?.activeElement ?? page;
                return active.dataset.choice || active.id || active.name && active.value || active.textContent.trim();
                """);
    }

    boolean isAsked() {
        return (boolean) browser.run("return Boolean(" + ROOT + "?.querySelector('dialog[open]'))");
    }

    /** Waits until the page says something, and returns it. */
    String result() {
        return (String) browser.until("document.querySelector('.result').textContent || null");
    }

    String typed(String field) {
        return browser.element(By.name(field)).getDomProperty("value");
    }

    /** Returns what the record of who is signed in says, one line for each entry. */
    List<String> record() {
        browser.to(address.resolve("/record"));
        return texts("tbody tr");
    }

    void picture(String name) {
        browser.screenshot("share-app-" + name);
    }
}
