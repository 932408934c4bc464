package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Map<String, String> origins = new LinkedHashMap<>();
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
            apply(entry, "frictionLevel", entry.set().level(), anyLevel)
                    .ifPresent(level -> settings = settings.withLevel(level));
        }
        limit(maximum);
        for (Tuning entry : entries) {
            apply(
                    entry,
                    new Setting.Target(
                            declared, Optional.of(settings.level()), catalogue, Optional.of(settings.texts())));
        }
        limitOffline(maximum.value());
        return rule.tuned(settings, List.copyOf(origins.values()));
    }

    private void limit(Placed<FrictionLevel> highest) {
        FrictionLevel level = settings.level();
        FrictionLevel maximum = highest.value();
        if (level.compareTo(maximum) > 0) {
            if (level == FrictionLevel.BLOCK) {
                warnings.accept(highest.place().problem("opens " + rule.name() + ", which is a block"));
            }
            settings = settings.withLevel(maximum);
            origins.put(
                    "frictionLevel",
                    "frictionLevel " + Vocabulary.word(maximum) + ": limits.maximumFrictionLevel of policy, was "
                            + Vocabulary.word(level));
        }
    }

    private void limitOffline(FrictionLevel maximum) {
        Optional<WhenOffline> limited = settings.whenOffline()
                .map(offline -> new WhenOffline(
                        offline.maxAge(),
                        offline.otherwise().map(level -> level.compareTo(maximum) > 0 ? maximum : level)));
        if (!limited.equals(settings.whenOffline())) {
            settings = settings.withWhenOffline(limited);
        }
    }

    private void apply(Tuning entry, Setting.Target target) {
        Assigned set = entry.set();
        apply(entry, "status", set.status(), target).ifPresent(value -> settings = settings.withStatus(value));
        apply(entry, "priority", set.priority(), target).ifPresent(value -> settings = settings.withPriority(value));
        apply(entry, "schedule", set.schedule(), target).ifPresent(value -> settings = settings.withSchedule(value));
        apply(entry, "rollout", set.rollout(), target).ifPresent(value -> settings = settings.withRollout(value));
        if (settings.level() == FrictionLevel.BLOCK && set.cooldown().isPresent()) {
            warn(set.cooldown().get().place().problem("a block rule has no cool-down: it asks every time"));
        } else {
            apply(entry, "cooldown", set.cooldown(), target)
                    .ifPresent(value -> settings = settings.withCooldown(value));
        }
        apply(entry, "frequencyCap", set.cap(), target)
                .ifPresent(value -> settings = settings.withCap(Optional.of(value)));
        apply(entry, "whenOffline", set.whenOffline(), target)
                .ifPresent(value -> settings = settings.withWhenOffline(Optional.of(value)));
        apply(entry, "message", set.message(), target)
                .ifPresent(
                        value -> settings = settings.withTexts(settings.texts().withMessage(value)));
        apply(entry, "translations", set.translations(), target.withTexts(settings.texts()))
                .ifPresent(
                        value -> settings = settings.withTexts(settings.texts().withTranslations(value)));
    }

    private <T> Optional<T> apply(Tuning entry, String field, Optional<Setting<T>> setting, Setting.Target target) {
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        List<Problem> reasons = new ArrayList<>();
        setting.get().check(target, reasons::add);
        reasons.forEach(this::warn);
        if (!reasons.isEmpty()) {
            return Optional.empty();
        }
        T value = setting.get().value();
        origins.put(field, field + shown(value) + ": " + entry.origin());
        return Optional.of(value);
    }

    private void warn(Problem reason) {
        warnings.accept(new Problem(
                reason.line(),
                reason.column(),
                reason.path(),
                "not applied to " + rule.name() + ": " + reason.message()));
    }

    /** Values that fit a line are shown. */
    private static String shown(Object value) {
        if (value instanceof Enum<?> constant) {
            return " " + Vocabulary.word(constant);
        }
        return value instanceof Integer || value instanceof Rollout ? " " + value : "";
    }
}
