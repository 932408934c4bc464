package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.securitynudge.examples.share.browser.Axe;

/** The application's own pages in a real browser, under their strict policy, in light and dark colours. */
final class PagesInBrowserTest {
    @RegisterExtension
    static final Desk desk = new Desk();

    private final List<String> barriers = new ArrayList<>();

    @Test
    void noPageStandsInAnybodysWay() {
        desk.openPlainly("/sign-in");
        look("sign-in");
        desk.signIn("ana");
        look("documents");
        desk.open("/documents/3");
        desk.type("recipients", "li@partner.example");
        desk.press("Share a view-only link");
        desk.asked("Thank you, that keeps the file under control");
        look("shared");
        desk.share("3", "li@partner.example", "As agreed");
        desk.asked("This goes outside the company");
        look("prompt");
        for (String page : List.of("documents/3", "exports", "tickets")) {
            desk.open("/" + page);
            look(page);
        }
        desk.share("3", "li@partner.example, x@other.example", "As agreed");
        desk.result();
        look("corrected");
        desk.sendPlainly();
        look("refused");
        desk.openPlainly("/nothing");
        look("error");
        assertThat(desk.record()).isNotEmpty();
        look("record");

        assertThat(barriers).isEmpty();
        desk.browser().noConsoleErrors();
    }

    /** Looks at what is on show in both schemes, and leaves a picture of each. */
    private void look(String page) {
        desk.browser().until("document.readyState === 'complete'");
        for (String scheme : List.of("light", "dark")) {
            desk.browser().media(Map.of("prefers-color-scheme", scheme));
            Axe.violations(desk.browser()).forEach(barrier -> barriers.add(page + ", " + scheme + ": " + barrier));
            desk.picture("page-" + page.replace('/', '-') + "-" + scheme);
        }
    }

    @Test
    void pagesFitAPhone() {
        desk.browser().size(320, 640);
        desk.signIn("ana");
        desk.share("3", "li@partner.example", "As agreed");
        desk.asked("This goes outside the company");
        desk.picture("phone-prompt");
        desk.choose("cancel");
        desk.result();

        for (String page : new String[] {"/documents", "/documents/5", "/exports", "/tickets", "/record"}) {
            desk.openPlainly(page);
            desk.picture("phone" + page.replace('/', '-'));
            assertThat(desk.browser()
                            .run("const root = document.documentElement; return root.scrollWidth - root.clientWidth"))
                    .as(page)
                    .isEqualTo(0L);
        }
    }
}
