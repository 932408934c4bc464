package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application's own pages in a real browser, under their strict policy. */
final class PagesInBrowserTest {
    @RegisterExtension
    static final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void pagesAreShownWithoutAnError(String scheme) {
        desk.browser().media(Map.of("prefers-color-scheme", scheme));
        desk.openPlainly("/sign-in");
        desk.picture("page-sign-in-" + scheme);
        desk.signIn("ana");
        desk.picture("page-documents-" + scheme);
        for (String page : new String[] {"documents/3", "exports", "tickets"}) {
            desk.open("/" + page);
            desk.picture("page-" + page.replace('/', '-') + "-" + scheme);
        }
        desk.share("3", "li@partner.example", "As agreed");
        desk.asked("This goes outside the company");
        desk.choose("view-only");
        desk.result();
        desk.record();
        desk.picture("page-record-" + scheme);

        desk.browser().noConsoleErrors();
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
