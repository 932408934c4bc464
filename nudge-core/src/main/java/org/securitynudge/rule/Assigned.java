package org.securitynudge.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.securitynudge.json.Once;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/** The tunable fields that a document sets, in a rule or in an entry of tuning. */
record Assigned(
        Optional<Setting<RuleStatus>> status,
        Optional<Setting<FrictionLevel>> level,
        Optional<Setting<Integer>> priority,
        Optional<Setting<Schedule>> schedule,
        Optional<Setting<Rollout>> rollout,
        Optional<Setting<Cooldown>> cooldown,
        Optional<Setting<FrequencyCap>> cap,
        Optional<Setting<WhenOffline>> whenOffline,
        Optional<Setting<MessageText>> message,
        Optional<Setting<List<Translation>>> translations) {
    /** The names of these fields. */
    static final List<String> FIELDS = List.of(
            "status",
            "frictionLevel",
            "priority",
            "rollout",
            "cooldown",
            "frequencyCap",
            "schedule",
            "message",
            "translations",
            "whenOffline");

    /** No field at all. */
    static final Assigned NOTHING = new Assigned(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final int DEFAULT_PRIORITY = 50;

    /** Adds a problem for everything that must hold of a rule and does not. */
    void check(Setting.Target target, Consumer<Problem> problems) {
        all().forEach(setting -> setting.check(target, problems));
    }

    private Stream<Setting<?>> all() {
        return Stream.of(status, level, priority, schedule, rollout, cooldown, cap, whenOffline, message, translations)
                .flatMap(Optional::stream);
    }

    /**
     * Returns the settings of the rule that declares these fields; what it leaves out has its default.
     *
     * @param once keeps what many rules of the document have in common
     */
    Settings declared(FrictionLevel itsLevel, Texts itsTexts, Once once) {
        Texts texts = itsTexts.withTranslations(translations.map(Setting::value).orElse(List.of()));
        return new Settings(
                status.map(Setting::value).orElse(RuleStatus.ACTIVE),
                itsLevel,
                priority.map(Setting::value).orElse(DEFAULT_PRIORITY),
                once.of(schedule.map(Setting::value).orElse(Schedule.ALWAYS)),
                rollout.map(Setting::value).orElse(Rollout.EVERYBODY),
                once.of(cooldown.map(Setting::value).orElse(Cooldown.DEFAULT)),
                once.of(cap.map(Setting::value)),
                once.of(whenOffline.map(Setting::value)),
                once.of(texts));
    }
}
