package org.securitynudge.rule;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.securitynudge.json.Json;
import org.securitynudge.json.JsonNumber;
import org.securitynudge.json.JsonText;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;

/** Reads the tunable fields of a rule, or of the {@code set} of an entry of tuning. */
final class SettingsReader {
    static final String LONGEST_WINDOW = "400d";
    static final String LONGEST_AGE = "36500d";
    private static final int MOST_SHOWS = 1_000_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final List<String> NO_FACTS = List.of("user", "situation");

    private final Section section;
    private final MessageReader messages;

    SettingsReader(Section section, Locale language) {
        this.section = section;
        this.messages = new MessageReader(language);
    }

    Assigned read() {
        return new Assigned(
                section.word("status", Vocabulary.STATUSES).map(status -> setting("status", status)),
                section.word("frictionLevel", Vocabulary.LEVELS).map(this::level),
                section.whole("priority", 0, 100).map(priority -> setting("priority", priority)),
                section.section("schedule").map(this::schedule),
                section.section("rollout").map(this::rollout),
                section.section("cooldown").map(this::cooldown),
                section.section("frequencyCap").map(this::cap),
                section.section("whenOffline").map(this::whenOffline),
                section.section("message").map(messages::message),
                section.section("translations").map(messages::translations));
    }

    private <T> Setting<T> setting(String field, T value) {
        return new Setting<>(value, section.place(field), List.of());
    }

    private Setting<FrictionLevel> level(FrictionLevel level) {
        Place place = section.place("frictionLevel");
        return new Setting<>(
                level,
                place,
                List.of((target, problems) -> target.declared()
                        .filter(declared -> level.interrupts() && !declared.interrupts())
                        .ifPresent(declared -> problems.accept(place.problem(
                                "praise and inform are never tuned to interrupt, found " + quoted(level))))));
    }

    private Setting<Schedule> schedule(Section inner) {
        Optional<Instant> from = inner.instant("from");
        Optional<Instant> until = inner.instant("until");
        inner.end();
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            inner.problem("until", "must be after from, which is " + from.get() + ", found " + until.get());
        }
        return new Setting<>(new Schedule(from, until), inner.place(), List.of());
    }

    private Setting<Rollout> rollout(Section inner) {
        BigDecimal percent = inner.require("percent")
                .flatMap(value -> {
                    if (value instanceof JsonNumber number && isPercentage(number.value())) {
                        return Optional.of(number.value());
                    }
                    inner.problem("percent", "must be a number from 0 to 100, found " + value.shown());
                    return Optional.empty();
                })
                .orElse(BigDecimal.ZERO);
        Optional<String> by = inner.any("by").flatMap(inner::dotted);
        inner.end();
        List<Setting.Check> checks = new ArrayList<>();
        by.filter(fact -> !fact.equals("user")).ifPresent(fact -> checks.add(knownFact(fact, inner.place("by"))));
        return new Setting<>(Rollout.of(percent, by.orElse("user")), inner.place(), checks);
    }

    private static boolean isPercentage(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0;
    }

    private Setting<Cooldown> cooldown(Section inner) {
        List<Setting.Check> checks = new ArrayList<>();
        Duration length =
                inner.requireDuration("for", Duration.ZERO, LONGEST_WINDOW).orElse(Duration.ZERO);
        List<String> per = per(inner, checks);
        List<Placed<ChoiceType>> after = inner.distinct(inner.filledList("after"), type(inner));
        inner.end();
        after.forEach(type -> checks.add((target, problems) -> target.level()
                .filter(level -> !startsCooldown(type.value(), level))
                .ifPresent(level -> problems.accept(type.place().problem(cannotStart(type.value(), level))))));
        Set<ChoiceType> types = after.stream().map(Placed::value).collect(Collectors.toUnmodifiableSet());
        return new Setting<>(
                new Cooldown(length, per, types.isEmpty() ? Cooldown.DEFAULT.after() : types), inner.place(), checks);
    }

    private static Function<Json, Optional<ChoiceType>> type(Section section) {
        return text -> section.word(text, Vocabulary.CHOICES);
    }

    /** A block has no proceed, but may be lowered to where it has one: what is declared for then may stand. */
    private static boolean startsCooldown(ChoiceType type, FrictionLevel level) {
        return level.interrupts() ? type == ChoiceType.PROCEED : Texts.fits(type, level);
    }

    private static String cannotStart(ChoiceType type, FrictionLevel level) {
        String allowed = level.interrupts()
                ? "only proceed does"
                : level == FrictionLevel.PRAISE ? "only acknowledge does" : "acknowledge and saferAlternative do";
        return Vocabulary.word(type) + " starts no cool-down of " + Vocabulary.rule(level) + "; " + allowed;
    }

    private Setting<FrequencyCap> cap(Section inner) {
        List<Setting.Check> checks = new ArrayList<>();
        int shows = inner.require("shows")
                .flatMap(value -> inner.whole("shows", 1, MOST_SHOWS))
                .orElse(1);
        Duration every = inner.requireDuration("every", SECOND, LONGEST_WINDOW).orElse(SECOND);
        List<String> per = per(inner, checks);
        inner.end();
        Place place = inner.place();
        checks.add((target, problems) -> target.level()
                .filter(level -> level.compareTo(FrictionLevel.JUSTIFY) >= 0)
                .ifPresent(level -> problems.accept(
                        place.problem(Vocabulary.rule(level) + " has no frequency cap: it asks every time"))));
        return new Setting<>(new FrequencyCap(shows, every, per), place, checks);
    }

    /** Reads what something is counted for: user, situation, and facts. */
    private static List<String> per(Section inner, List<Setting.Check> checks) {
        List<Placed<String>> per = inner.distinct(inner.filledList("per"), inner::dotted);
        per.stream()
                .filter(name -> !NO_FACTS.contains(name.value()))
                .forEach(name -> checks.add(knownFact(name.value(), name.place())));
        return per.isEmpty() ? Cooldown.DEFAULT.per() : Placed.values(per);
    }

    private static Setting.Check knownFact(String fact, Place place) {
        return (target, problems) ->
                MessageReader.known(fact, place, target.catalogue(), NO_FACTS).ifPresent(problems);
    }

    private Setting<WhenOffline> whenOffline(Section inner) {
        Duration maxAge = inner.requireDuration("maxAge", SECOND, LONGEST_AGE).orElse(SECOND);
        Optional<FrictionLevel> otherwise = inner.require("otherwise")
                .filter(value ->
                        !(value instanceof JsonText text && text.value().equals("skip")))
                .flatMap(value -> inner.word(value, Vocabulary.LEVELS_OR_SKIP));
        inner.end();
        Place place = inner.place("otherwise");
        return new Setting<>(
                new WhenOffline(maxAge, otherwise),
                inner.place(),
                List.of((target, problems) -> target.declared()
                        .filter(declared -> !declared.interrupts())
                        .flatMap(declared -> otherwise.filter(FrictionLevel::interrupts))
                        .ifPresent(level -> problems.accept(place.problem(
                                "praise and inform never change to interrupt, found " + quoted(level))))));
    }

    private static String quoted(FrictionLevel level) {
        return "\"" + Vocabulary.word(level) + "\"";
    }
}
