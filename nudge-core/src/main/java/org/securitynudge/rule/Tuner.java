package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.securitynudge.match.Catalogue;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/**
 * A rule on its way through the policy's tuning and limits. The level is settled first, as it decides what else may be set; a field that may
 * not be set keeps its former value, with a warning.
 */
final class Tuner {
    private final Rule rule;
    private final Consumer<Problem> warnings;

    /** Of each field that was touched, its values with where they come from, the weakest first. */
    private final Map<String, List<String>> chains = new LinkedHashMap<>();

    private final List<String> refused = new ArrayList<>();
    private Settings settings;

    Tuner(Rule rule, Consumer<Problem> warnings) {
        this.rule = rule;
        this.warnings = warnings;
        this.settings = rule.settings();
    }

    /**
     * Returns the rule as it comes out.
     *
     * @param entries the entries of tuning that are for this rule, in their order
     * @param maximum the highest level that is allowed, and where that is said
     */
    Rule tuned(List<Tuning> entries, Placed<FrictionLevel> maximum) {
        Catalogue catalogue = rule.declaration().home().catalogue();
        Optional<FrictionLevel> declared =
                Optional.of(rule.declaration().settings().level());
        Setting.Target anyLevel =
                new Setting.Target(declared, Optional.empty(), catalogue, Optional.of(settings.texts()));
        for (Tuning entry : entries) {
            apply(entry, "frictionLevel", entry.set().level(), anyLevel, level -> settings.withLevel(level));
        }
        limit(maximum);
        for (Tuning entry : entries) {
            apply(
                    entry,
                    new Setting.Target(
                            declared, Optional.of(settings.level()), catalogue, Optional.of(settings.texts())));
        }
        limitOffline(maximum);
        return rule.tuned(settings, origins());
    }

    private void limit(Placed<FrictionLevel> highest) {
        FrictionLevel level = settings.level();
        FrictionLevel maximum = highest.value();
        if (level.compareTo(maximum) > 0) {
            if (level == FrictionLevel.BLOCK) {
                warnings.accept(highest.place().problem("opens " + rule.name() + ", which is a block"));
            }
            change("frictionLevel", settings.withLevel(maximum), "limits.maximumFrictionLevel of policy");
        }
    }

    private void limitOffline(Placed<FrictionLevel> highest) {
        FrictionLevel maximum = highest.value();
        Optional<WhenOffline> limited = settings.whenOffline()
                .map(offline -> new WhenOffline(
                        offline.maxAge(),
                        offline.otherwise().map(level -> level.compareTo(maximum) > 0 ? maximum : level)));
        if (!limited.equals(settings.whenOffline())) {
            if (settings.whenOffline().flatMap(WhenOffline::otherwise).equals(Optional.of(FrictionLevel.BLOCK))) {
                warnings.accept(highest.place().problem("opens " + rule.name() + ", which is a block when offline"));
            }
            change("whenOffline", settings.withWhenOffline(limited), "limits.maximumFrictionLevel of policy");
        }
    }

    private void apply(Tuning entry, Setting.Target target) {
        Assigned set = entry.set();
        apply(entry, "status", set.status(), target, value -> settings.withStatus(value));
        apply(entry, "priority", set.priority(), target, value -> settings.withPriority(value));
        apply(entry, "schedule", set.schedule(), target, value -> settings.withSchedule(value));
        apply(entry, "rollout", set.rollout(), target, value -> settings.withRollout(value));
        if (settings.level() == FrictionLevel.BLOCK && set.cooldown().isPresent()) {
            refuse(set.cooldown().get().place().problem("a block rule has no cool-down: it asks every time"));
        } else {
            apply(entry, "cooldown", set.cooldown(), target, value -> settings.withCooldown(value));
        }
        apply(entry, "frequencyCap", set.cap(), target, value -> settings.withCap(Optional.of(value)));
        apply(entry, "whenOffline", set.whenOffline(), target, value -> settings.withWhenOffline(Optional.of(value)));
        apply(
                entry,
                "message",
                set.message(),
                target,
                value -> settings.withTexts(settings.texts().withMessage(value)));
        apply(
                entry,
                "translations",
                set.translations(),
                target.withTexts(settings.texts()),
                value -> settings.withTexts(settings.texts().withTranslations(value)));
    }

    private <T> void apply(
            Tuning entry,
            String field,
            Optional<Setting<T>> setting,
            Setting.Target target,
            Function<T, Settings> change) {
        if (setting.isEmpty()) {
            return;
        }
        List<Problem> reasons = new ArrayList<>();
        setting.get().check(target, reasons::add);
        reasons.forEach(this::refuse);
        if (reasons.isEmpty()) {
            change(field, change.apply(setting.get().value()), entry.origin());
        }
    }

    private void refuse(Problem reason) {
        refused.add("not applied: " + reason.path() + " of policy: " + reason.message());
        warnings.accept(new Problem(
                reason.line(),
                reason.column(),
                reason.path(),
                "not applied to " + rule.name() + ": " + reason.message()));
    }

    private void change(String field, Settings other, String origin) {
        List<String> chain = chains.computeIfAbsent(field, first -> new ArrayList<>(List.of(declared(first))));
        settings = other;
        chain.add(settings.inWords(field) + ": " + origin);
    }

    /** Returns the value that a field has without a policy, and whether somebody wrote it down. */
    private String declared(String field) {
        String document = rule.isOwnOfPolicy() ? "policy rule" : "pack rule";
        boolean written = rule.declaration().traits().written().contains(field);
        return rule.declaration().settings().inWords(field) + ": " + (written ? document : "default");
    }

    /** Returns the chains, the strongest value first: {@code frictionLevel justify: tuning[0] of policy, over warn: pack rule}. */
    private List<String> origins() {
        List<String> origins = new ArrayList<>();
        chains.forEach((field, chain) -> {
            List<String> strongestFirst = new ArrayList<>(chain);
            Collections.reverse(strongestFirst);
            origins.add(field + " " + String.join(", over ", strongestFirst));
        });
        origins.addAll(refused);
        return origins;
    }
}
