package org.securitynudge.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.securitynudge.model.Explanation.GateExplanation;
import org.securitynudge.model.Explanation.PartExplanation;
import org.securitynudge.model.Explanation.RuleExplanation;

/** The JSON form of an explanation. Members are only ever added. */
final class ExplanationForm {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private ExplanationForm(JsonGenerator json) {
        this.json = json;
    }

    static String json(Explanation explanation) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(lines)
                    .withArrayIndenter(lines));
            new ExplanationForm(json).write(explanation);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot fail to be written", impossible);
        }
        return out.append('\n').toString();
    }

    private void write(Explanation explanation) throws IOException {
        json.writeStartObject();
        json.writeStringField("trigger", explanation.trigger());
        json.writeStringField("ruleSet", explanation.ruleSet());
        json.writeStringField("reason", explanation.reason().name());
        json.writeBooleanField("mayProceed", explanation.mayProceed());
        json.writeFieldName("winner");
        json.writeString(explanation.winner().isEmpty() ? null : explanation.winner());
        texts("notes", explanation.notes());
        json.writeArrayFieldStart("rules");
        for (RuleExplanation rule : explanation.rules()) {
            write(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(RuleExplanation rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", rule.rule());
        json.writeNumberField("version", rule.version());
        json.writeStringField("frictionLevel", rule.level().name().toLowerCase(Locale.ROOT));
        json.writeFieldName("closedBy");
        json.writeString(rule.closedBy().map(GateExplanation::name).orElse(null));
        texts("origins", rule.origins());
        json.writeArrayFieldStart("gates");
        for (GateExplanation gate : rule.gates()) {
            json.writeStartObject();
            json.writeStringField("gate", gate.name());
            json.writeBooleanField("open", gate.open());
            texts("details", gate.details());
            if (!gate.parts().isEmpty()) {
                parts(gate.parts());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void parts(List<PartExplanation> parts) throws IOException {
        json.writeArrayFieldStart("parts");
        for (PartExplanation part : parts) {
            json.writeStartObject();
            json.writeStringField("text", part.text());
            json.writeBooleanField("held", part.held());
            json.writeBooleanField("decisive", part.decisive());
            if (!part.seen().isEmpty()) {
                json.writeStringField("seen", part.seen());
            }
            if (!part.parts().isEmpty()) {
                parts(part.parts());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
