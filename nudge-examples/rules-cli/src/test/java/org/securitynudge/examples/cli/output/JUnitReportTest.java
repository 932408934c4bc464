package org.securitynudge.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The report that CI servers read. */
final class JUnitReportTest {
    private static final Instant STARTED = Instant.parse("2026-11-22T12:00:00.5Z");

    /** In the order that the schema of Ant's reports wants, every one of them required. */
    private static final List<String> SUITE = List.of("properties", "testcase", "testcase", "system-out", "system-err");

    private static Outcome outcome(String document, String name, String... failures) {
        return new Outcome(document, name, List.of(failures), "why", Duration.ofMillis(1_234));
    }

    private static Document parse(byte[] report) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(report));
    }

    private static List<Element> children(Node parent) {
        List<Element> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    @Test
    void everyDocumentIsASuiteOfTheSchemasShape() throws Exception {
        Document report = parse(JUnitReport.of(
                List.of(outcome("a.json", "one"), outcome("b.json", "x"), outcome("a.json", "two", "f", "g")),
                STARTED));

        List<Element> suites = children(report.getDocumentElement());
        Element first = suites.get(0);
        assertThat(suites).extracting(suite -> suite.getAttribute("name")).containsExactly("a.json", "b.json");
        assertThat(suites).extracting(suite -> suite.getAttribute("id")).containsExactly("0", "1");
        assertThat(children(first)).extracting(Element::getTagName).isEqualTo(SUITE);
        assertThat(first.getAttribute("timestamp")).isEqualTo("2026-11-22T12:00:00");
        assertThat(first.getAttribute("tests")).isEqualTo("2");
        assertThat(first.getAttribute("failures")).isEqualTo("1");
        assertThat(first.getAttribute("time")).isEqualTo("2.468");
        assertThat(first.getAttribute("hostname")).isEqualTo("localhost");
        Element failure = children(children(first).get(2)).get(0);
        assertThat(failure.getAttribute("message")).isEqualTo("f; g");
        assertThat(failure.getTextContent()).isEqualTo("f\ng\nwhy");
    }

    @Test
    void textsAreTextAndNothingElse() throws Exception {
        String hostile = "]]><x a=\"'&\u0000\u001B\uD800\uFFFF\uD83D\uDE00";

        Document report = parse(JUnitReport.of(List.of(outcome(hostile, hostile, hostile)), STARTED));

        Element suite = children(report.getDocumentElement()).get(0);
        String shown = "]]><x a=\"'&\uFFFD\uFFFD\uFFFD\uFFFD\uD83D\uDE00";
        assertThat(suite.getAttribute("name")).isEqualTo(shown);
        assertThat(children(suite).get(1).getAttribute("name")).isEqualTo(shown);
        assertThat(suite.getTextContent()).contains(shown);
    }
}
