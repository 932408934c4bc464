package org.securitynudge.rule;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/** The making of a rule set: kill switch over limits over tuning over what the documents say. */
final class Merge {
    static final int MOST_RULES = 100_000;

    private final Optional<Policy> policy;
    private final Policy.Body body;
    private final Instant now;
    private final Map<String, Pack> packs = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final List<Problem> refused = new ArrayList<>();

    Merge(List<Pack> packs, Optional<Policy> policy, Instant now) {
        this.policy = policy;
        this.body = policy.map(Policy::body).orElse(Policy.Body.EMPTY);
        this.now = now;
        this.rules.addAll(body.rules());
        packs.forEach(this::add);
    }

    private void add(Pack pack) {
        Pack first = packs.get(pack.name());
        if (first != null) {
            refused.add(new Problem(0, 0, "", "pack " + pack + " is not used: " + first + " has the same name"));
        } else if (rules.size() + pack.rules().size() > MOST_RULES) {
            refused.add(new Problem(
                    0,
                    0,
                    "",
                    "pack " + pack + " is not used: with its " + pack.rules().size() + " rules there would be "
                            + (rules.size() + pack.rules().size()) + ", at most " + MOST_RULES));
        } else {
            packs.put(pack.name(), pack);
            rules.addAll(pack.rules());
        }
    }

    RuleSet ruleSet() {
        rules.replaceAll(this::limited);
        rules.replaceAll(this::killed);
        return new RuleSet(rules, facts());
    }

    private Rule limited(Rule rule) {
        FrictionLevel maximum = body.limits().maximum();
        return rule.isOwnOfPolicy() || rule.level().compareTo(maximum) <= 0 ? rule : rule.atLevel(maximum);
    }

    private Rule killed(Rule rule) {
        KillSwitch killSwitch = policy.map(Policy::killSwitch).orElse(KillSwitch.NONE);
        List<NamePattern> patterns =
                killSwitch.rules().stream().map(Placed::value).toList();
        boolean killed = killSwitch.everything() || NamePattern.matchesAny(patterns, rule.name());
        return killed ? rule.killed("killed: killSwitch of " + policy.orElseThrow()) : rule;
    }

    private RuleSet.Facts facts() {
        List<String> documents = new ArrayList<>();
        packs.values().forEach(pack -> documents.add(pack.toString()));
        policy.ifPresent(document -> documents.add(document.toString()));
        Optional<Instant> nextChange = body.tuning().stream()
                .flatMap(tuning -> tuning.until().stream())
                .filter(now::isBefore)
                .min(Comparator.naturalOrder());
        boolean everythingKilled =
                policy.map(Policy::killSwitch).map(KillSwitch::everything).orElse(false);
        return new RuleSet.Facts(revision(), body.limits(), everythingKilled, nextChange, warnings, refused, documents);
    }

    /** A digest over the documents, in an order that does not depend on how they were configured, and over what tuning has ended. */
    private String revision() {
        if (packs.isEmpty() && policy.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>(
                packs.values().stream().map(Pack::digest).sorted().toList());
        policy.ifPresent(document -> parts.add(document.digest()));
        body.tuning().forEach(tuning -> parts.add(tuning.isOver(now) ? "over" : "in force"));
        byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Rollout.sha256().digest(text), 0, 6);
    }
}
