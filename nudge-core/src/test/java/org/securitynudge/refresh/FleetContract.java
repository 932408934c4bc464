package org.securitynudge.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The load that a fleet of real loops puts on its server, whatever happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FleetContract {
    private static final double STEADY = 1.5;
    private static final double RECOVERY = 2.5;

    /** The longest usual wait. */
    private static final double LONGEST = 36;

    private Map<Scene, FleetRun> runs = Map.of();

    abstract int clients();

    /** Returns whether scenarios are played beside each other, which takes more memory. */
    abstract boolean inParallel();

    final Map<Scene, FleetRun> runs() {
        return runs;
    }

    @BeforeAll
    void play(@TempDir Path disks) {
        ((Logger) LoggerFactory.getLogger("nudge.rules")).setLevel(Level.OFF);
        System.out.println("seed " + FleetScenarios.SEED);
        FleetScenarios scenarios = new FleetScenarios(disks);
        Stream<Scene> scenes = inParallel() ? Arrays.stream(Scene.values()).parallel() : Arrays.stream(Scene.values());
        runs = scenes.collect(Collectors.toMap(
                scene -> scene, scene -> play(scene, scenarios), (a, b) -> b, () -> new EnumMap<>(Scene.class)));
    }

    private FleetRun play(Scene scene, FleetScenarios scenarios) {
        FleetRun run = scene.play(scenarios, clients());
        System.out.printf(Locale.ROOT, "%-31s %7d clients: %s%n", scene, scene.clients(clients()), run);
        return run;
    }

    @AfterAll
    void speak() {
        ((Logger) LoggerFactory.getLogger("nudge.rules")).setLevel(null);
    }

    private FleetRun run(Scene scene) {
        return runs.get(scene);
    }

    @Test
    void nothingHappens() {
        assertThat(run(Scene.STEADY).peak()).isLessThan(STEADY);
        assertThat(run(Scene.STEADY).mean()).isBetween(0.99, 1.01);
    }

    @Test
    void everybodyRestartsWithRulesOnDisk() {
        assertThat(run(Scene.RESTART_KEPT).peak()).isLessThan(RECOVERY);
        assertThat(run(Scene.RESTART_KEPT_WITH_PACKS).peak()).isLessThan(RECOVERY);
    }

    /** The first second is as busy as there are processes that start in it. What comes after is ours. */
    @Test
    void everybodyRestartsWithNothingOnDisk() {
        for (Scene scene : List.of(Scene.RESTART_EMPTY, Scene.RESTART_EMPTY_WITH_PACKS)) {
            FleetRun run = run(scene);

            assertThat(run.asked().in(run.from())).isGreaterThanOrEqualTo((int) (30 * run.usual()));
            assertThat(run.after(1).peak()).as("%s", scene).isLessThan(RECOVERY);
        }
    }

    @Test
    void everybodyIsReplacedWithNothingOnDiskOverHalfAMinuteOrMore() {
        assertThat(run(Scene.ROLL_OUT_IN_HALF_A_MINUTE).peak()).isLessThan(RECOVERY);
        assertThat(run(Scene.ROLL_OUT_IN_A_MINUTE).peak()).isLessThan(RECOVERY);
    }

    @Test
    void aServerThatCanDoNoMoreThanTheBoundServesARestartOfEverybody() {
        FleetRun run = run(Scene.RESTART_OVERLOADING);

        assertThat(run.peak()).isLessThan(RECOVERY);
        // Who asks again in the same first second is refused once more.
        assertThat(run.lags().longest()).isLessThan(1 + LONGEST);
    }

    /** Those that failed together do not come back together. */
    @ParameterizedTest
    @EnumSource(names = {"RESTART_INTO_OUTAGE", "RESTART_INTO_STORM", "RESTART_INTO_LOCK_OUT"})
    void everybodyRestartsWithNothingOnDiskWhileTheServerIsInTrouble(Scene scene) {
        assertThat(run(scene).peak()).isLessThan(RECOVERY);
    }

    @Test
    void theServerIsAwayForAnHour() {
        FleetRun run = run(Scene.OUTAGE);

        assertThat(run.peak()).isLessThan(RECOVERY);
        assertThat(run.during(Duration.ofHours(1)).peak()).isLessThan(STEADY);
        assertThat(run.lags().longest()).isLessThan(LONGEST);
    }

    @ParameterizedTest
    @CsvSource({"STORM_OF_A_MINUTE, 90", "STORM_OF_AN_HOUR, 4320", "STORM_UNTIL_ONE_MOMENT, 66"})
    void theServerAsksEverybodyToComeBackLater(Scene scene, double longest) {
        assertThat(run(scene).peak()).isLessThan(RECOVERY);
        assertThat(run(scene).lags().longest()).isLessThan(longest);
    }

    /** Who waited for an answer together does not come back together. */
    @ParameterizedTest
    @EnumSource(names = {"FREEZE_OF_TEN_SECONDS", "FREEZE_OF_HALF_A_MINUTE"})
    void theServerStandsStillAndGoesOn(Scene scene) {
        assertThat(run(scene).peak()).isLessThan(RECOVERY);
        assertThat(run(scene).lags().longest()).isLessThan(LONGEST);
    }

    @Test
    void everybodyIsLockedOutForADay() {
        FleetRun run = run(Scene.LOCKED_OUT);

        assertThat(run.during(Duration.ofHours(23)).mean()).isLessThan(0.04);
        assertThat(run.peak()).isLessThan(RECOVERY);
        assertThat(run.lags().longest()).isLessThan(15 * 60);
    }

    @Test
    void aKillSwitchIsInForceWithinTheLongestUsualWait() {
        assertThat(run(Scene.STEADY).lags().longest()).isLessThan(LONGEST);
    }

    @Test
    void behindAContentDeliveryNetworkItTakesTheAgeOfACopyMore() {
        FleetRun run = run(Scene.KILL_BEHIND_EDGES);

        assertThat(run.lags().longest()).isBetween(LONGEST, LONGEST + 15);
        // A hundred edges ask the server every 15 seconds each.
        assertThat(run.asked().mean(run.from(), run.until())).isLessThan(100 / 15.0);
    }
}
