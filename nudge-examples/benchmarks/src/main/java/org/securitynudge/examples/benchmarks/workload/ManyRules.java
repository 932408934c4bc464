package org.securitynudge.examples.benchmarks.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralJson;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.neutral.Op;
import org.securitynudge.examples.benchmarks.neutral.Predicate;

/**
 * Workload B: any number of rules on one trigger. Each has one selective predicate, on one of eight facts in turn, and one to three others.
 * A rule is a candidate for a decision if its selective predicate holds.
 */
public final class ManyRules {
    private static final long SEED = 20_261_127L;
    private static final String TRIGGER = "document.share";
    private static final List<String> SELECTIVE = List.of(
            "document.kind",
            "document.owner",
            "document.project",
            "recipient.domain",
            "recipient.team",
            "user.department",
            "user.office",
            "device.model");
    private static final List<String> CLASSES = List.of("public", "internal", "confidential", "restricted");
    private static final List<String> CHANNELS = List.of("mail", "link", "chat", "usb", "print");
    private static final List<String> ROLES = List.of("employee", "contractor", "manager", "intern", "robot");
    private static final int FIXED_DOMAIN = 1_000;
    private static final int NUMBERS_A_RULE = 10;
    private static final int FEW = 100;

    private final Variant variant;
    private final int domain;
    private final SplittableRandom random = new SplittableRandom(SEED);

    /** What the predicates are, and how many values the selective facts have. */
    public enum Variant {
        /** Equality only, and as many values as rules: about one candidate a decision, however many rules there are. */
        EQUALITY,
        /** As many values as rules; predicates of all kinds, also the selective ones: a tenth lists, prefixes and ranges each. */
        MIXED,
        /** Equality only, and always a thousand values: candidates grow with the rules. */
        FIXED
    }

    private ManyRules(int rules, Variant variant) {
        this.variant = variant;
        this.domain = variant == Variant.FIXED ? FIXED_DOMAIN : rules;
    }

    /** Returns the workload with so many rules and situations. */
    public static Workload workload(int rules, Variant variant, int situations) {
        ManyRules generator = new ManyRules(rules, variant);
        return new Workload(NeutralRules.parse(generator.rules(rules).toJson()), generator.situations(situations));
    }

    private NeutralRules rules(int count) {
        List<NeutralRule> rules = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<Predicate> all = new ArrayList<>(selective(number));
            int others = 1 + random.nextInt(3);
            int first = random.nextInt(5);
            for (int i = 0; i < others; i++) {
                all.add(variant == Variant.MIXED ? mixed(first + i) : equality(first + i));
            }
            rules.add(new NeutralRule("r" + number, all));
        }
        return new NeutralRules(TRIGGER, rules);
    }

    private List<Predicate> selective(int number) {
        String fact = SELECTIVE.get(number % SELECTIVE.size());
        int kind = variant == Variant.MIXED ? random.nextInt(10) : 9;
        if (kind == 0) {
            return List.of(new Predicate(
                    fact,
                    Op.IN,
                    Stream.generate(this::value).limit(3).distinct().toList()));
        } else if (kind == 1) {
            String value = value();
            return List.of(new Predicate(fact, Op.PREFIX, value.substring(0, value.indexOf('/') + 1)));
        } else if (kind == 2) {
            long from = random.nextInt(NUMBERS_A_RULE * domain);
            return List.of(
                    new Predicate("document.size", Op.GTE, from),
                    new Predicate("document.size", Op.LT, from + NUMBERS_A_RULE));
        }
        return List.of(new Predicate(fact, Op.EQ, value()));
    }

    private String value() {
        return "v" + random.nextInt(domain) + "/end";
    }

    private Predicate equality(int which) {
        return switch (which % 5) {
            case 0 -> new Predicate("document.classification", Op.EQ, pick(CLASSES));
            case 1 -> new Predicate("action.channel", Op.EQ, pick(CHANNELS));
            case 2 -> new Predicate("user.role", Op.EQ, pick(ROLES));
            case 3 -> new Predicate("device.managed", Op.EQ, random.nextBoolean());
            default -> new Predicate("recipient.count", Op.EQ, (long) random.nextInt(FEW));
        };
    }

    private Predicate mixed(int which) {
        return switch (which % 5) {
            case 0 -> new Predicate("document.classification", Op.NE, pick(CLASSES));
            case 1 -> {
                int from = random.nextInt(CHANNELS.size() - 1);
                yield new Predicate("action.channel", Op.NIN, CHANNELS.subList(from, from + 2));
            }
            case 2 -> new Predicate("user.role", Op.PREFIX, pick(ROLES).substring(0, 3));
            case 3 -> new Predicate("device.managed", Op.EQ, random.nextBoolean());
            default ->
                new Predicate("recipient.count", random.nextBoolean() ? Op.GT : Op.LTE, (long) random.nextInt(FEW));
        };
    }

    private List<Facts> situations(int count) {
        List<Facts> situations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> facts = new LinkedHashMap<>();
            SELECTIVE.forEach(name -> facts.put(name, value()));
            facts.put("document.size", random.nextInt(NUMBERS_A_RULE * domain));
            facts.put("document.classification", pick(CLASSES));
            facts.put("action.channel", pick(CHANNELS));
            facts.put("user.role", pick(ROLES));
            facts.put("device.managed", random.nextBoolean());
            facts.put("recipient.count", random.nextInt(FEW));
            situations.add(Facts.parse(NeutralJson.write(facts)));
        }
        return situations;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
