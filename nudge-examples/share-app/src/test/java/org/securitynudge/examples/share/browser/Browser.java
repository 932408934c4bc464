package org.securitynudge.examples.share.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium for tests: {@code @RegisterExtension static final Browser browser = Browser.shared();}. It starts once for the whole
 * run; each test gets a new tab without cookies and storage. Without a browser on the machine the tests are skipped and say so;
 * {@code -Dnudge.browser=required} makes that a failure, and {@code -Dnudge.browser=none} skips them in any case.
 */
public final class Browser implements BeforeAllCallback, BeforeEachCallback {

    private static final Browser SHARED = new Browser();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private ChromeDriver driver;
    private final List<LogEntry> console = new ArrayList<>();

    private Browser() {}

    /** Returns the browser of this run. */
    public static Browser shared() {
        return SHARED;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        String wanted = System.getProperty("nudge.browser", "");
        assumeTrue(!wanted.equals("none"), "tests in a browser are switched off by -Dnudge.browser=none");
        Optional<Chromium> chromium = Chromium.installed();
        if (chromium.isEmpty() && wanted.equals("required")) {
            throw new IllegalStateException(Chromium.howToGetOne());
        }
        assumeTrue(chromium.isPresent(), Chromium.howToGetOne());
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Browser.class))
                .getOrComputeIfAbsent("running", key -> start(chromium.get()));
    }

    private AutoCloseable start(Chromium chromium) {
        Path profile = Chromium.profile();
        driver = chromium.start(profile);
        return () -> {
            driver.quit();
            Chromium.remove(profile);
        };
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        fresh();
    }

    /** Opens a new tab in the place of all others and forgets what was stored, emulated and logged. */
    public void fresh() {
        List<String> old = List.copyOf(driver.getWindowHandles());
        driver.switchTo().newWindow(WindowType.TAB);
        String tab = driver.getWindowHandle();
        old.forEach(this::close);
        driver.switchTo().window(tab);
        // Of the browser, not of one page: there is none yet.
        cdp("Network.clearBrowserCookies", Map.of());
        reset();
    }

    /** Closes all tabs but the first, and forgets what was emulated and logged: quicker than a new tab, where nothing is stored. */
    public void reset() {
        List<String> tabs = List.copyOf(driver.getWindowHandles());
        tabs.stream().skip(1).forEach(this::close);
        driver.switchTo().window(tabs.get(0));
        size(1000, 760);
        media(Map.of());
        offline(false);
        headers(Map.of());
        driver.manage().logs().get(LogType.BROWSER);
        console.clear();
    }

    private void close(String tab) {
        driver.switchTo().window(tab).close();
    }

    /** Returns what drives the browser, for what is not below. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Goes to an address and waits until the page and its modules have run. */
    public void to(URI address) {
        driver.get(address.toString());
    }

    /** Runs a script in the page; what it returns comes back. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Runs the body of an async function in the page and waits for its result. */
    public Object await(String body, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE.multipliedBy(3));
        return driver.executeAsyncScript("""
                const values = [...arguments];
                const done = values.pop();
                (async (...given) => { %s })(...values).then(done, error => done('failed: ' + error));
                """.formatted(body), arguments);
    }

    /** Returns what a script gave back as what its test knows it to be: a list, or a map, of what JSON has. */
    // The driver says Object of everything. A wrong guess fails where it is used, in the same test.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> T typed(Object result) {
        return (T) result;
    }

    /** Waits until an expression in the page is true, and returns its value. */
    public Object until(String expression, Object... arguments) {
        return patiently(expression, () -> run("return (" + expression + ") || null", arguments));
    }

    /**
     * Waits until what is looked for is there, neither null nor false, and returns it. While one page goes and the next comes, the driver has
     * many errors for what is asked of it: each is a reason to ask again, and the last one is told when patience ends.
     */
    public <T> T patiently(String awaited, Supplier<T> look) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(30))
                .ignoring(WebDriverException.class)
                .withMessage(() -> "waiting for: " + awaited + "; the console: " + console())
                .until(any -> look.get());
    }

    /** Returns the one element of a page that a selector finds; waits for it. */
    public WebElement element(By selector) {
        return patiently(selector.toString(), () -> driver.findElement(selector));
    }

    /** Presses keys, wherever the focus is. */
    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a key while another is held. */
    public void chord(CharSequence held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** Returns the one element that an expression in the page stands for, in a shadow tree too; waits for it. */
    public WebElement element(String expression) {
        return (WebElement) until(expression);
    }

    /** Gives the page a size in CSS pixels, as a window or a zoom does. */
    public void size(int width, int height) {
        size(width, height, 1);
    }

    /** Shows the page as a window of 1280 by 1024 pixels does at a zoom of so many times. */
    public void zoom(int times) {
        size(1280 / times, 1024 / times, times);
    }

    /** Shows the same at a zoom of 400 %, in a picture of half the size. */
    public void zoomForAPicture() {
        size(320, 256, 2);
    }

    private void size(int width, int height, int scale) {
        cdp(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", scale, "mobile", false));
    }

    /** Pretends preferences of the person, such as {@code prefers-color-scheme: dark}; an empty map ends that. */
    public void media(Map<String, String> features) {
        List<Map<String, String>> list = features.entrySet().stream()
                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                .toList();
        cdp("Emulation.setEmulatedMedia", Map.of("features", list));
    }

    /** Asks for pages in a language from now on. */
    public void language(String tag) {
        headers(Map.of("Accept-Language", tag));
    }

    private void headers(Map<String, String> headers) {
        cdp("Network.enable", Map.of());
        cdp("Network.setExtraHTTPHeaders", Map.of("headers", headers));
    }

    /** Takes the network away from the page, or gives it back. */
    public void offline(boolean offline) {
        cdp("Network.enable", Map.of());
        cdp(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Sends a command of the Chrome DevTools Protocol. */
    public Map<String, Object> cdp(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** Leaves a picture of what is to be seen in target/screenshots. */
    public Path screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            return Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves a picture for docs/web.md; see {@link Illustrations}. */
    public Path illustration(String name) {
        try {
            return Illustrations.write(name, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Asserts that the console has had no error. That a response had a status such as 428, or that a server was gone, the browser itself
     * writes there whatever a page does; it is no error of the page.
     */
    public void noConsoleErrors() {
        assertThat(console())
                .as("errors in the console")
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .extracting(LogEntry::getMessage)
                .filteredOn(message -> !message.contains("Failed to load resource"))
                .isEmpty();
    }

    /** Returns all that the console has said since the tab was opened. */
    public List<LogEntry> console() {
        // The driver gives each line once.
        driver.manage().logs().get(LogType.BROWSER).forEach(console::add);
        return List.copyOf(console);
    }
}
