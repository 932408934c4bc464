package org.securitynudge.authoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.securitynudge.authoring.ReplayReport.RuleChange;
import org.securitynudge.authoring.ReplayReport.Side;
import org.securitynudge.json.JsonBytes;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/** The JSON form of a report. Members are only ever added. */
final class ReplayForm {
    private ReplayForm() {}

    static String json(ReplayReport report) {
        ReplayReport.Lines lines = report.lines();
        ReplayReport.Situations situations = report.situations();
        Map<String, Object> form = new LinkedHashMap<>();
        form.put(
                "lines",
                ordered(
                        "read", lines.read(),
                        "broken", lines.broken(),
                        "late", lines.late(),
                        "problemCount", lines.problemCount(),
                        "problems",
                                lines.problems().stream()
                                        .map(ReplayForm::problem)
                                        .toList()));
        form.put(
                "situations",
                ordered(
                        "decided", situations.decided(),
                        "withoutUser", situations.withoutUser(),
                        "unattended", situations.unattended(),
                        "users", situations.users(),
                        "days", situations.days(),
                        "userDays", situations.userDays(),
                        "leftOut", situations.leftOut()));
        form.put("assumption", report.assumption().name().toLowerCase(Locale.ROOT));
        form.put("unknownAnswers", report.unknownAnswers());
        form.put("before", side(report.before()));
        form.put("after", side(report.after()));
        form.put("rules", report.rules().stream().map(ReplayForm::rule).toList());
        return JsonBytes.indented(form);
    }

    private static Map<String, Object> problem(Problem problem) {
        return ordered(
                "line", problem.line(),
                "column", problem.column(),
                "path", problem.path(),
                "message", problem.message());
    }

    private static Map<String, Object> side(Side side) {
        Map<String, Object> prompts = new LinkedHashMap<>();
        for (FrictionLevel level : FrictionLevel.values()) {
            prompts.put(level.name().toLowerCase(Locale.ROOT), side.prompts().getOrDefault(level, 0L));
        }
        return ordered(
                "documents", side.documents(),
                "shown", side.shown(),
                "prompts", prompts,
                "refusals", side.refusals(),
                "people", side.people(),
                "userDays", side.userDays(),
                "perDay",
                        ordered(
                                "median", side.perDay().median(),
                                "p95", side.perDay().p95(),
                                "largest", side.perDay().largest()),
                "forgotten", side.forgotten());
    }

    private static Map<String, Object> rule(RuleChange rule) {
        return ordered(
                "rule", rule.rule(),
                "before", rule.before(),
                "after", rule.after(),
                "appeared", rule.appeared(),
                "disappeared", rule.disappeared(),
                "levelChanged", rule.levelChanged());
    }

    /** Returns a map of names and values in turns, in this order. */
    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Object> all = List.of(namesAndValues);
        for (int i = 0; i < all.size(); i += 2) {
            map.put((String) all.get(i), all.get(i + 1));
        }
        return map;
    }
}
