package org.securitynudge.examples.cli.output;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results of tests as the XML that CI servers read: a suite for each document, as in the schema of Apache Ant's JUnit reports. */
public final class JUnitReport {
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final XMLStreamWriter xml;
    private final Instant started;

    private JUnitReport(XMLStreamWriter xml, Instant started) {
        this.xml = xml;
        this.started = started;
    }

    /** Returns the report of tests that were started at an instant. */
    public static byte[] of(List<Outcome> outcomes, Instant started) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(bytes, "UTF-8");
            new JUnitReport(xml, started).suites(outcomes);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("memory cannot fail to be written", impossible);
        }
        return bytes.toByteArray();
    }

    private void suites(List<Outcome> outcomes) throws XMLStreamException {
        Map<String, List<Outcome>> byDocument = outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::document, LinkedHashMap::new, Collectors.toList()));
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        int id = 0;
        for (Map.Entry<String, List<Outcome>> suite : byDocument.entrySet()) {
            suite(id++, suite.getKey(), suite.getValue());
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
    }

    private void suite(int id, String document, List<Outcome> outcomes) throws XMLStreamException {
        Duration all = outcomes.stream().map(Outcome::took).reduce(Duration.ZERO, Duration::plus);
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        start("\n  ", "testsuite");
        attribute("id", String.valueOf(id));
        attribute("name", document);
        attribute("package", "nudge");
        attribute("timestamp", LOCAL.format(started));
        attribute("hostname", "localhost");
        attribute("tests", String.valueOf(outcomes.size()));
        attribute("failures", String.valueOf(failed));
        attribute("errors", "0");
        attribute("skipped", "0");
        attribute("time", seconds(all));
        empty("properties");
        for (Outcome outcome : outcomes) {
            test(outcome);
        }
        empty("system-out");
        empty("system-err");
        end("\n  ");
    }

    private void test(Outcome outcome) throws XMLStreamException {
        start("\n    ", "testcase");
        attribute("name", outcome.name());
        attribute("classname", outcome.document());
        attribute("time", seconds(outcome.took()));
        if (!outcome.passed()) {
            start("\n      ", "failure");
            attribute("message", String.join("; ", outcome.failures()));
            attribute("type", "unexpected");
            xml.writeCharacters(valid(String.join("\n", outcome.failures()) + "\n" + outcome.explanation()));
            xml.writeEndElement();
            xml.writeCharacters("\n    ");
        }
        xml.writeEndElement();
    }

    private void start(String margin, String name) throws XMLStreamException {
        xml.writeCharacters(margin);
        xml.writeStartElement(name);
    }

    private void end(String margin) throws XMLStreamException {
        xml.writeCharacters(margin);
        xml.writeEndElement();
    }

    private void empty(String name) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement(name);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).toPlainString();
    }

    /** XML 1.0 has no way at all to write most control characters. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(character -> valid.appendCodePoint(isValid(character) ? character : 0xFFFD));
        return valid.toString();
    }

    private static boolean isValid(int character) {
        return character == '\n'
                || character == '\t'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
