package org.securitynudge.examples.share.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium of this machine, and the program that drives it. Nothing is downloaded. */
final class Chromium {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** Nothing that talks to the outside, asks a first question or needs a graphics card. */
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Path browser;
    private final Path driver;

    private Chromium(Path browser, Path driver) {
        this.browser = browser;
        this.driver = driver;
    }

    /** Returns the browser of this machine, if it has one together with its driver. */
    static Optional<Chromium> installed() {
        return named("NUDGE_CHROMIUM", BROWSERS)
                .flatMap(browser -> named("NUDGE_CHROMEDRIVER", List.of("chromedriver"))
                        .map(driver -> new Chromium(browser, driver)));
    }

    /** Returns what to do where there is none. */
    static String howToGetOne() {
        return "no Chromium with chromedriver on the PATH: install both (Debian: apt-get install chromium chromium-driver) "
                + "or say where they are by NUDGE_CHROMIUM and NUDGE_CHROMEDRIVER";
    }

    ChromeDriver start(Path profile) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        if ("root".equals(System.getProperty("user.name"))) {
            options.addArguments("--no-sandbox");
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .withEnvironment(Map.of("LANG", "C.UTF-8"))
                .build();
        return new ChromeDriver(service, options);
    }

    /** Makes an empty folder for what a browser writes. */
    static Path profile() {
        try {
            return Files.createTempDirectory("nudge-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes that folder. What the browser removes at the same moment is no trouble. */
    static void remove(Path profile) {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // A folder of temporary files is left behind; the operating system removes those.
            System.err.println("not all of " + profile + " was removed: " + e);
        }
    }

    private static Optional<Path> named(String variable, List<String> names) {
        String given = System.getenv(variable);
        if (given != null) {
            return Optional.of(Path.of(given));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return names.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
