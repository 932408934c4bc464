package org.securitynudge.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.securitynudge.json.Problems;
import org.securitynudge.json.Suggestion;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/** The making of a rule set: kill switch over limits over tuning over what the documents say. */
final class Merge {
    static final int MOST_RULES = 100_000;
    private static final int REVISION_DIGITS = 12;

    private final Optional<Policy> policy;
    private final Policy.Body body;
    private final KillSwitch killSwitch;
    private final List<Tuning> tuning;
    private final Instant now;
    private final Map<String, Pack> packs = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Problems warnings = new Problems();
    private final List<Problem> refused = new ArrayList<>();

    Merge(List<Pack> packs, Optional<Policy> policy, Instant now) {
        this.policy = policy;
        this.body = policy.map(Policy::body).orElse(Policy.Body.EMPTY);
        this.killSwitch = policy.map(Policy::killSwitch).orElse(KillSwitch.NONE);
        this.tuning = body.tuning().stream().filter(entry -> !entry.isOver(now)).toList();
        this.now = now;
        this.rules.addAll(body.rules());
        packs.forEach(this::add);
    }

    private void add(Pack pack) {
        Pack first = packs.get(pack.name());
        int together = rules.size() + pack.rules().size();
        if (first != null) {
            refuse(pack, first + " has the same name");
        } else if (together > MOST_RULES) {
            refuse(
                    pack,
                    "with its " + pack.rules().size() + " rules there would be " + together + ", at most "
                            + MOST_RULES);
        } else {
            packs.put(pack.name(), pack);
            rules.addAll(pack.rules());
        }
    }

    private void refuse(Pack pack, String why) {
        refused.add(new Problem(0, 0, "", "pack " + pack + " is not used: " + why));
    }

    RuleSet ruleSet() {
        link();
        warnOfPatterns();
        rules.replaceAll(this::tuned);
        rules.replaceAll(this::killed);
        return new RuleSet(rules, facts());
    }

    /** Gives the conditions that ask for groups of the policy, or for groups it replaces, their members. */
    private void link() {
        Groups all = Groups.NONE;
        for (Pack pack : packs.values()) {
            all = all.with(pack.groups());
        }
        Map<String, Set<String>> ofPolicy = new LinkedHashMap<>();
        for (Map.Entry<String, Placed<Set<String>>> group : body.groups().entrySet()) {
            ofPolicy.put(group.getKey(), group.getValue().value());
            boolean own = group.getKey().startsWith(Names.POLICY + "/");
            if (!own && all.apply(group.getKey()).isEmpty()) {
                warnings.add(group.getValue()
                        .place()
                        .problem("replaces no group"
                                + Suggestion.of(group.getKey(), all.members().keySet())));
            }
        }
        Groups linked = all.with(new Groups(ofPolicy));
        rules.replaceAll(rule ->
                Collections.disjoint(rule.condition().groups(), ofPolicy.keySet()) ? rule : rule.linked(linked));
        if (policy.isPresent() && !policy.get().isPartial()) {
            rules.forEach(rule -> warnOfUnknownGroups(rule, linked));
        }
    }

    private void warnOfUnknownGroups(Rule rule, Groups known) {
        for (String group : rule.condition().groups()) {
            if (known.apply(group).isEmpty()) {
                warnings.add(new Problem(
                        0, 0, "", rule.name() + " asks for the group " + group + ", which this policy does not have"));
            }
        }
    }

    private void warnOfPatterns() {
        Set<String> names = new LinkedHashSet<>();
        rules.forEach(rule -> names.add(rule.name()));
        killSwitch.rules().forEach(pattern -> warnOfNoMatch(pattern, names));
        for (Tuning entry : tuning) {
            entry.rules().forEach(pattern -> warnOfNoMatch(pattern, names));
            if (!entry.tags().isEmpty() && rules.stream().noneMatch(entry::isFor)) {
                warnings.add(entry.place()
                        .problem("is for no rule: none that it names has the tag " + String.join(" or ", entry.tags())
                                + suggestion(entry.tags())));
            }
        }
    }

    /** Tells the first tag that no rule has to be a mistake. */
    private String suggestion(List<String> tags) {
        Set<String> known =
                rules.stream().flatMap(rule -> rule.tags().stream()).collect(Collectors.toCollection(TreeSet::new));
        return tags.stream()
                .filter(tag -> !known.contains(tag))
                .findFirst()
                .map(tag -> Suggestion.of(tag, known))
                .orElse("");
    }

    private void warnOfNoMatch(Placed<NamePattern> pattern, Set<String> names) {
        if (names.stream().noneMatch(pattern.value()::matches)) {
            warnings.add(pattern.place()
                    .problem("\"" + pattern.value() + "\" matches no rule"
                            + suggestion(pattern.value().text(), names)));
        }
    }

    /** Of a pattern with a star, only a pack that is not there can be told to be a mistake. */
    private static String suggestion(String pattern, Set<String> names) {
        if (pattern.indexOf('*') < 0) {
            return Suggestion.of(pattern, names);
        }
        String pack = pack(pattern);
        Set<String> packs = names.stream().map(Merge::pack).collect(Collectors.toCollection(TreeSet::new));
        if (pack.indexOf('*') >= 0 || packs.contains(pack)) {
            return "";
        }
        String rest = pattern.substring(pack.length());
        return Suggestion.of(pattern, packs.stream().map(known -> known + rest).toList());
    }

    private static String pack(String fullName) {
        return fullName.substring(0, fullName.indexOf('/'));
    }

    private Rule tuned(Rule rule) {
        List<Tuning> entries =
                tuning.stream().filter(entry -> entry.isFor(rule)).toList();
        Placed<Limits> limits = rule.isOwnOfPolicy() ? Policy.Body.EMPTY.limits() : body.limits();
        FrictionLevel maximum = limits.value().maximum();
        if (entries.isEmpty() && maximum == FrictionLevel.BLOCK) {
            return rule;
        }
        return new Tuner(rule, warnings::add).tuned(entries, new Placed<>(maximum, limits.place()));
    }

    private Rule killed(Rule rule) {
        if (killSwitch.everything()) {
            return rule.killed("killed: killSwitch.everything of policy");
        }
        for (Placed<NamePattern> pattern : killSwitch.rules()) {
            if (pattern.value().matches(rule.name())) {
                return rule.killed("killed: " + pattern.place().path() + " of policy");
            }
        }
        return rule;
    }

    private RuleSet.Facts facts() {
        List<String> documents = new ArrayList<>();
        packs.values().forEach(pack -> documents.add(pack.toString()));
        policy.ifPresent(document -> documents.add(document.toString()));
        return new RuleSet.Facts(
                revision(),
                body.limits().value(),
                killSwitch.everything(),
                ends(false).min(Comparator.naturalOrder()),
                ends(true).max(Comparator.naturalOrder()),
                warnings.list(),
                refused,
                documents);
    }

    /** Returns when tuning ends that is over, or that is not. */
    private Stream<Instant> ends(boolean over) {
        return body.tuning().stream()
                .filter(entry -> entry.isOver(now) == over)
                .flatMap(entry -> entry.until().stream());
    }

    /** A digest over the documents, in an order that does not depend on how they were configured, and over which tuning has ended. */
    private String revision() {
        if (packs.isEmpty() && policy.isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>(
                packs.values().stream().map(Pack::digest).sorted().toList());
        policy.ifPresent(document -> parts.add(document.digest()));
        body.tuning().forEach(entry -> parts.add(entry.isOver(now) ? "over" : "in force"));
        return Sha256.hex(parts).substring(0, REVISION_DIGITS);
    }
}
