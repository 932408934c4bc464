package org.securitynudge.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rule packs as large companies might have them, made by chance from a seed: the same seed gives the same bytes. Facts, triggers and texts
 * come from short lists, as in real packs, where many rules speak of the same few things; but no two rules say the same.
 */
public final class PackGenerator {
    private static final long SEED = 20_261_125L;
    private static final int TRIGGERS = 200;

    private static final List<String> AREAS = List.of(
            "document", "mail", "database", "deploy", "payment", "account", "device", "key", "export", "ticket");
    private static final List<String> ACTIONS = List.of(
            "share",
            "send",
            "delete",
            "approve",
            "open",
            "move",
            "copy",
            "print",
            "rename",
            "publish",
            "merge",
            "grant",
            "revoke",
            "install",
            "upload",
            "download",
            "archive",
            "restore",
            "sign",
            "forward");
    private static final List<String> CLASSES = List.of("public", "internal", "confidential", "restricted");
    private static final List<String> CONDITIONS = List.of(
            "\"subject.classification\":{\"$in\":[\"confidential\",\"restricted\"]}",
            "\"recipient.domain\":{\"$exists\":true,\"$notInGroup\":\"our-domains\"}",
            "\"recipient.count\":{\"$gt\":%d}",
            "\"subject.rows\":{\"$gte\":%d00}",
            "\"user.role\":{\"$ne\":\"administrator\"}",
            "\"device.managed\":false",
            "\"device.os\":{\"$vlt\":\"15.%d\"}",
            "\"subject.name\":{\"$endsWith\":[\".zip\",\".7z\"]}",
            "\"subject.kind\":\"kind-%d\"",
            "\"session.since\":{\"$before\":\"now-%dd\"}",
            "\"subject.path\":{\"$startsWith\":\"/team-%d/\"}",
            "\"subject.tags\":{\"$all\":[\"customer\",\"tag-%d\"]}");
    private static final List<String> TITLES = List.of(
            "This goes outside the company",
            "This cannot be undone",
            "Others will be able to read this",
            "Your device needs an update first",
            "This is more than you usually take");
    private static final List<String> BODIES = List.of(
            "{{subject.name|This}} goes to {{recipient.domain|somebody}}.",
            "You chose {{recipient.count|many}} people. It is marked {{subject.classification}}.",
            "{{subject.rows|Many}} rows will leave the system that protects them.",
            "It takes 20 minutes and one restart.");
    private static final List<String> REASONS = List.of(
            "Once a copy leaves, we cannot call it back.",
            "Each extra reader makes a leak more likely.",
            "Last year three accounts were lost this way.");

    /** How much a rule says. */
    public enum Detail {
        /** Three predicates, message and cool-down: 20 000 such rules are less than the 8 MiB that a document may have. */
        TERSE,
        /** Three to five predicates, message, choices, cool-down, frequency cap and tags. */
        FULL
    }

    private final Detail detail;

    /** Creates a generator. */
    public PackGenerator(Detail detail) {
        this.detail = detail;
    }

    /** Returns packs with so many rules each, as documents. */
    public List<byte[]> packs(int packs, int rulesEach) {
        List<byte[]> documents = new ArrayList<>();
        for (int number = 0; number < packs; number++) {
            documents.add(pack(number, rulesEach));
        }
        return documents;
    }

    private byte[] pack(int number, int rules) {
        SplittableRandom random = new SplittableRandom(SEED + number);
        StringBuilder out = new StringBuilder(rules * 512);
        out.append("{\"format\":1,\"pack\":\"pack-").append(number).append("\",\"version\":1,\"language\":\"en\",");
        out.append("\"owner\":{\"team\":\"Team ").append(number).append("\"},\"facts\":{");
        out.append("\"subject.classification\":{\"type\":\"string\",\"values\":[\"")
                .append(String.join("\",\"", CLASSES))
                .append("\"]}");
        facts(
                out,
                "string",
                "recipient.domain",
                "user.role",
                "subject.id",
                "subject.name",
                "subject.kind",
                "subject.path");
        facts(out, "number", "recipient.count", "subject.rows");
        facts(out, "boolean", "device.managed");
        facts(out, "version", "device.os");
        facts(out, "instant", "session.since");
        facts(out, "list", "subject.tags");
        out.append("},\"groups\":{\"our-domains\":[\"corp.example\",\"subsidiary.example\"]},\"rules\":[");
        for (int rule = 0; rule < rules; rule++) {
            rule(out.append(rule == 0 ? "" : ",\n"), rule, random);
        }
        return out.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void facts(StringBuilder out, String type, String... names) {
        for (String name : names) {
            out.append(",\"")
                    .append(name)
                    .append("\":{\"type\":\"")
                    .append(type)
                    .append("\"}");
        }
    }

    private void rule(StringBuilder out, int number, SplittableRandom random) {
        String level = level(random);
        out.append("{\"id\":\"r").append(number).append("\",\"trigger\":\"").append(trigger(random));
        out.append("\",\"conditions\":{");
        conditions(out, random);
        out.append("},\"priority\":").append(random.nextInt(101));
        out.append(",\"frictionLevel\":\"").append(level).append("\",\"message\":{\"title\":\"");
        out.append(pick(TITLES, random)).append(' ').append(number);
        out.append("\",\"body\":\"")
                .append(pick(BODIES, random))
                .append(' ')
                .append(number)
                .append('"');
        if (!level.equals("inform")) {
            out.append(",\"why\":\"").append(pick(REASONS, random)).append('"');
        }
        out.append('}');
        if (detail == Detail.FULL) {
            details(out, level, random);
        } else if (!level.equals("block")) {
            out.append(",\"cooldown\":{\"for\":\"")
                    .append(1 + random.nextInt(30))
                    .append("d\"}");
        }
        out.append('}');
    }

    private void conditions(StringBuilder out, SplittableRandom random) {
        int predicates = detail == Detail.FULL ? 3 + random.nextInt(3) : 3;
        int first = random.nextInt(CONDITIONS.size());
        for (int i = 0; i < predicates; i++) {
            String condition = CONDITIONS.get((first + 5 * i) % CONDITIONS.size());
            out.append(i == 0 ? "" : ",").append(condition.replace("%d", String.valueOf(1 + random.nextInt(99))));
        }
    }

    private static void details(StringBuilder out, String level, SplittableRandom random) {
        if (level.equals("inform")) {
            out.append(",\"frequencyCap\":{\"shows\":3,\"every\":\"1d\",\"per\":[\"user\"]}");
        } else {
            out.append(
                            ",\"choices\":[{\"id\":\"safer\",\"type\":\"saferAlternative\",\"label\":\"Do it the safer way\",")
                    .append("\"runs\":\"safer.way.")
                    .append((char) ('a' + random.nextInt(26)))
                    .append("\",\"default\":true},")
                    .append(
                            level.equals("block")
                                    ? ""
                                    : "{\"id\":\"proceed\",\"type\":\"proceed\",\"label\":\"Do it as it is\"},")
                    .append("{\"id\":\"cancel\",\"type\":\"cancel\",\"label\":\"Do not do it\"}]");
        }
        if (!level.equals("block")) {
            out.append(",\"cooldown\":{\"for\":\"")
                    .append(1 + random.nextInt(30))
                    .append("d\",\"per\":[\"user\",\"subject.id\"]}");
        }
        out.append(",\"tags\":[\"area-").append(random.nextInt(20)).append("\"]");
    }

    /** Of ten rules, five warn, three inform, one asks for a reason and one blocks. */
    private static String level(SplittableRandom random) {
        int ten = random.nextInt(10);
        return ten < 5 ? "warn" : ten < 8 ? "inform" : ten < 9 ? "justify" : "block";
    }

    private static String trigger(SplittableRandom random) {
        int number = random.nextInt(TRIGGERS);
        return AREAS.get(number % AREAS.size()) + "." + ACTIONS.get(number / AREAS.size());
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
