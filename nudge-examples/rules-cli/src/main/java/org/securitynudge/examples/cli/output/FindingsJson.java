package org.securitynudge.examples.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.securitynudge.authoring.Finding;
import org.securitynudge.authoring.Finding.Severity;

/** Findings as values for JSON. */
public final class FindingsJson {
    private FindingsJson() {}

    /** Returns the result of looking for problems in some files. */
    public static Map<String, Object> of(List<Finding> findings, List<String> files) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("files", files);
        result.put("errors", Counts.of(findings, Severity.ERROR));
        result.put("warnings", Counts.of(findings, Severity.WARNING));
        result.put("findings", list(findings));
        return result;
    }

    /** Returns findings alone. */
    public static List<Map<String, Object>> list(List<Finding> findings) {
        return findings.stream().map(FindingsJson::of).toList();
    }

    private static Map<String, Object> of(Finding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", finding.document());
        tree.put("line", finding.problem().line());
        tree.put("column", finding.problem().column());
        tree.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        tree.put("code", finding.code());
        tree.put("path", finding.problem().path());
        tree.put("message", finding.problem().message());
        return tree;
    }
}
