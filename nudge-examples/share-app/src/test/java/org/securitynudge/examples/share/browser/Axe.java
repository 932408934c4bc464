package org.securitynudge.examples.share.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, run in the page that is on show. */
public final class Axe {

    private static final String SOURCE = source();

    private Axe() {}

    /** Returns what stands in somebody's way, each as the rule with the elements; empty if nothing does. */
    public static List<String> violations(Browser browser) {
        if (browser.run("return window.axe?.version") == null) {
            browser.run(SOURCE);
        }
        Object found = browser.await("""
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                const { violations, passes } = await axe.run(document, { runOnly: tags });
                if (passes.length < 10) {
                  return [`only ${passes.length} rules had something to look at`];
                }
                return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
                """);
        return found instanceof List<?> list ? Browser.typed(list) : List.of(String.valueOf(found));
    }

    private static String source() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("axe-core is not on the class path", e);
        }
    }
}
