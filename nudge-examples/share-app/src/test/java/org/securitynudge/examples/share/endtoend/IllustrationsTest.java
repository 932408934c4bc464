package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.securitynudge.examples.share.browser.Illustrations;

/** The pictures of docs/web.md, made of the real application. {@code -Dnudge.screenshots=docs} puts them there. */
final class IllustrationsTest {
    private static final String OUTSIDE = "This goes outside the company";

    @RegisterExtension
    static final Desk desk = new Desk();

    @AfterEach
    void thePageHadNoError() {
        desk.browser().noConsoleErrors();
    }

    @Test
    void everyLevelIsOnShow() throws IOException {
        desk.browser().size(900, 640);
        desk.signIn("cy");
        desk.asked("Your device needs an update");
        picture("notice");
        desk.ticketWithSecret();
        desk.asked("This looks like a secret");
        picture("warn");
        desk.choose("cancel");

        desk.signIn("ana");
        desk.share("1", "x@evil.example", "What we eat");
        desk.asked("We do not share with this address");
        picture("block");
    }

    @Test
    void whatIsMissingIsSaidInTheReadersLanguageAndInTheDark() throws IOException {
        desk.browser().size(900, 640);
        desk.browser().language("de");
        desk.browser().media(Map.of("prefers-color-scheme", "dark"));
        desk.signIn("ana");
        desk.share("3", "li@partner.example", "Wie besprochen");
        desk.asked("Das geht nach draußen");

        desk.choose("proceed");

        assertThat(desk.complaint("text")).isEqualTo("Füllen Sie dieses Feld aus.");
        picture("justify-dark-de");
    }

    @Test
    void everybodyCanReadIt() throws IOException {
        desk.signIn("ana");
        desk.browser().size(360, 640);
        desk.open("/documents/3");
        desk.type("recipients", "li@partner.example");
        desk.button("Share").sendKeys(Keys.ENTER);
        desk.asked(OUTSIDE);

        picture("phone");
        desk.browser().zoomForAPicture();
        picture("zoom-400");
    }

    @Test
    void aPageIsShownWithoutScripts() throws IOException {
        desk.browser().cdp("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            desk.browser().size(900, 760);
            desk.signInPlainly("ana");
            desk.openPlainly("/documents/3");
            desk.type("recipients", "li@partner.example");
            desk.press("Share");
            desk.showsPlainly(OUTSIDE);
            picture("without-scripts");
        } finally {
            desk.browser().cdp("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    /** A picture that the page does not show is made for nobody, and one that is too large for nobody on a train. */
    private static void picture(String name) throws IOException {
        Path picture = desk.browser().illustration(name);

        assertThat(Files.size(picture)).as(name).isLessThan(Illustrations.MOST_BYTES);
        assertThat(Illustrations.isThere(name)).as(name).isTrue();
        assertThat(Illustrations.page()).contains("(images/web/" + name + ".png)");
    }
}
