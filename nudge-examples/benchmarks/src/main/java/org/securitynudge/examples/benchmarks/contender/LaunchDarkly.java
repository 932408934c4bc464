package org.securitynudge.examples.benchmarks.contender;

import com.launchdarkly.logging.Logs;
import com.launchdarkly.sdk.ContextBuilder;
import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.LDValue;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;
import com.launchdarkly.sdk.server.integrations.FileData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.examples.benchmarks.neutral.Facts;
import org.securitynudge.examples.benchmarks.neutral.NeutralJson;
import org.securitynudge.examples.benchmarks.neutral.NeutralRule;
import org.securitynudge.examples.benchmarks.neutral.NeutralRules;
import org.securitynudge.examples.benchmarks.neutral.Predicate;

/**
 * LaunchDarkly's server SDK without a server: one flag a rule, each asked for its boolean value. Its test data source knows equality only,
 * so the flags come from a file, which the SDK supports as well and reads into the same store. No events are recorded.
 * {@code allFlagsState} would ask for all flags at once, and builds a map of results for it.
 */
final class LaunchDarkly {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private LaunchDarkly() {}

    static Contender<LDContext> of(NeutralRules rules) {
        LDClient client = client(rules);
        return EachRule.compiled(
                rules,
                LaunchDarkly::context,
                rule -> {
                    String flag = rule.name();
                    return context -> client.boolVariation(flag, context, false);
                },
                () -> close(client));
    }

    private static LDClient client(NeutralRules rules) {
        try {
            Path file = Files.createTempFile("flags", ".json");
            try {
                Files.writeString(file, flags(rules));
                LDClient client = new LDClient(
                        "none",
                        new LDConfig.Builder()
                                .dataSource(FileData.dataSource().filePaths(file))
                                .events(Components.noEvents())
                                .logging(Components.logging(Logs.none()))
                                .diagnosticOptOut(true)
                                .startWait(PATIENCE)
                                .build());
                if (!client.isInitialized()) {
                    throw new IllegalStateException("no flags after " + PATIENCE);
                }
                return client;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(LDClient client) {
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LDContext context(Facts facts) {
        ContextBuilder context = LDContext.builder("user");
        facts.flat().forEach((name, value) -> context.set(name, value(value)));
        return context.build();
    }

    private static LDValue value(Object value) {
        if (value instanceof Long number) {
            return LDValue.of(number);
        }
        return value instanceof Boolean flag ? LDValue.of(flag) : LDValue.of((String) value);
    }

    private static String flags(NeutralRules rules) {
        Map<String, Object> flags = new LinkedHashMap<>();
        for (NeutralRule rule : rules.rules()) {
            flags.put(rule.name(), flag(rule));
        }
        return NeutralJson.write(Map.of("flags", flags));
    }

    private static Map<String, Object> flag(NeutralRule rule) {
        List<Object> clauses = new ArrayList<>();
        rule.all().forEach(predicate -> clauses.add(clause(predicate)));
        Map<String, Object> flag = new LinkedHashMap<>();
        flag.put("key", rule.name());
        flag.put("version", 1);
        flag.put("on", true);
        flag.put("salt", rule.name());
        flag.put("variations", List.of(true, false));
        flag.put("offVariation", 1);
        flag.put("fallthrough", Map.of("variation", 1));
        flag.put("rules", List.of(Map.of("id", rule.name(), "variation", 0, "clauses", clauses)));
        return flag;
    }

    private static Map<String, Object> clause(Predicate predicate) {
        String op = switch (predicate.op()) {
            case EQ, NE, IN, NIN -> "in";
            case LT -> "lessThan";
            case LTE -> "lessThanOrEqual";
            case GT -> "greaterThan";
            case GTE -> "greaterThanOrEqual";
            case PREFIX -> "startsWith";
        };
        boolean negate = switch (predicate.op()) {
            case NE, NIN -> true;
            default -> false;
        };
        return Map.of("attribute", predicate.fact(), "op", op, "values", predicate.operands(), "negate", negate);
    }
}
