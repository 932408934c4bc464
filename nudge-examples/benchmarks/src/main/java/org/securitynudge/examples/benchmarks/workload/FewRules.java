package org.securitynudge.examples.benchmarks.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralJson;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;

/**
 * Workload A: twenty rules of three to five predicates that a company might have on the sharing of documents, and situations with twelve
 * facts each. The rules stand in {@code few-rules.json}.
 */
public final class FewRules {
    private static final long SEED = 20_261_126L;
    private static final List<String> ROOTS = List.of(
            "/finance/", "/hr/", "/legal/", "/engineering/", "/sales/", "/marketing/", "/support/", "/research/");
    private static final List<String> COUNTRIES = List.of("de", "us", "fr", "gb", "br", "jp", "in", "pl", "es", "it");
    private static final List<String> SYSTEMS = List.of("windows", "macos", "linux", "ios", "android");

    // What is more frequent stands there more often.
    private static final List<String> CLASSES = List.of(
            "public",
            "public",
            "public",
            "internal",
            "internal",
            "internal",
            "internal",
            "confidential",
            "confidential",
            "restricted");
    private static final List<String> ROLES = List.of(
            "employee", "employee", "employee", "contractor", "contractor", "manager", "administrator", "intern");
    private static final List<String> CHANNELS =
            List.of("mail", "mail", "mail", "link", "link", "link", "chat", "chat", "usb", "print");
    /** Empty for any other domain. */
    private static final List<String> DOMAINS = List.of(
            "corp.example",
            "corp.example",
            "corp.example",
            "corp.example",
            "partner.example",
            "subsidiary.example",
            "mail.example",
            "",
            "",
            "");

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Which situations there are. */
    public enum Matching {
        /** As chance has it: a rule matches in about one of ten. */
        TENTH,
        /** Only those in which no rule matches. */
        NONE
    }

    private FewRules() {}

    /** Returns the workload. */
    public static Workload workload(Matching matching, int situations) {
        NeutralRules rules = rules();
        return new Workload(rules, new FewRules().situations(rules, matching, situations));
    }

    /** Returns the rules. */
    static NeutralRules rules() {
        return NeutralRules.parse(Resources.text("/few-rules.json"));
    }

    private List<Facts> situations(NeutralRules rules, Matching matching, int count) {
        List<Facts> situations = new ArrayList<>();
        while (situations.size() < count) {
            Facts facts = Facts.parse(NeutralJson.write(situation()));
            if (matching == Matching.TENTH || rules.rules().stream().noneMatch(rule -> rule.matches(facts))) {
                situations.add(facts);
            }
        }
        return situations;
    }

    private Map<String, Object> situation() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("document.classification", pick(CLASSES));
        facts.put("document.rows", random.nextInt(10_000));
        facts.put("document.owner", "team-" + random.nextInt(50));
        facts.put("document.path", pick(ROOTS) + "file-" + random.nextInt(1_000));
        String domain = pick(DOMAINS);
        facts.put("recipient.domain", domain.isEmpty() ? "d" + random.nextInt(100) + ".example" : domain);
        facts.put("recipient.count", 1 + random.nextInt(50));
        facts.put("user.role", pick(ROLES));
        facts.put("user.country", pick(COUNTRIES));
        facts.put("device.managed", random.nextInt(10) > 0);
        facts.put("device.os", pick(SYSTEMS));
        facts.put("session.minutes", random.nextInt(600));
        facts.put("action.channel", pick(CHANNELS));
        return facts;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
