package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.json.Json;
import org.securitynudge.match.TextForm;
import org.securitynudge.model.Justification;

/** Reads what a rule asks for at justify. */
final class JustificationReader {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_PATTERN = 256;
    private static final int HINT = 400;

    /** What a reason that requires a text asks for, if nothing else is said. */
    private static final Justification.Text OPTIONAL_TEXT =
            new Justification.Text(false, 1, LONGEST_TEXT, Optional.empty());

    private final Section section;
    private final List<Setting.Check> checks;

    /**
     * Creates a reader.
     *
     * @param checks gets what must hold of the labels
     */
    JustificationReader(Section section, List<Setting.Check> checks) {
        this.section = section;
        this.checks = checks;
    }

    Justification read() {
        List<Justification.Reason> reasons = reasons();
        Optional<Justification.Text> text = section.section("text").map(JustificationReader::text);
        Optional<Justification.Reference> reference =
                section.section("reference").map(this::reference);
        section.end();
        if (section.object().members().isEmpty()) {
            section.problems().add(section.object(), "asks for nothing; give reasons, text or reference");
        }
        boolean needsText = reasons.stream().anyMatch(Justification.Reason::requiresText);
        return new Justification(reasons, needsText ? text.or(() -> Optional.of(OPTIONAL_TEXT)) : text, reference);
    }

    private List<Justification.Reason> reasons() {
        Map<String, Section> places = new LinkedHashMap<>();
        List<Justification.Reason> reasons = new ArrayList<>();
        for (Json element : section.filledList("reasons")) {
            section.section(element).ifPresent(inner -> {
                String code = inner.requireName("code").orElse("");
                String label = label(inner);
                boolean requiresText = inner.bool("requiresText").orElse(false);
                inner.end();
                Section first = code.isEmpty() ? null : places.putIfAbsent(code, inner);
                if (first != null) {
                    inner.problem(
                            "code",
                            Json.quote(code) + " is there twice; the first is at "
                                    + first.object().line() + ":"
                                    + first.object().column());
                }
                reasons.add(new Justification.Reason(code, label, requiresText));
            });
        }
        return reasons;
    }

    private String label(Section inner) {
        return inner.require("label")
                .flatMap(value -> MessageReader.template(inner, "label", MessageReader.LABEL, checks))
                .map(Template::text)
                .orElse("");
    }

    private static Justification.Text text(Section inner) {
        boolean required = inner.bool("required").orElse(false);
        int least = inner.whole("minLength", 0, LONGEST_TEXT).orElse(OPTIONAL_TEXT.minLength());
        int most = inner.whole("maxLength", 1, LONGEST_TEXT).orElse(LONGEST_TEXT);
        Optional<String> hint = MessageReader.plain(inner, "hint", HINT);
        inner.end();
        if (least > most) {
            inner.problem("minLength", "must be at most maxLength, which is " + most + ", found " + least);
        }
        return new Justification.Text(required, least, most, hint);
    }

    private Justification.Reference reference(Section inner) {
        String label = label(inner);
        boolean required = inner.bool("required").orElse(false);
        Optional<String> pattern = inner.text("pattern", LONGEST_PATTERN);
        inner.end();
        pattern.flatMap(TextForm::problem).ifPresent(why -> inner.problem("pattern", why));
        return new Justification.Reference(label, required, pattern);
    }
}
