package org.securitynudge.refresh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.securitynudge.refresh.SampleDocuments.killing;
import static org.securitynudge.refresh.SampleDocuments.pack;
import static org.securitynudge.refresh.SampleDocuments.policy;
import static org.securitynudge.refresh.SampleDocuments.raising;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Trust;
import org.securitynudge.refresh.SourceState.State;
import org.securitynudge.rule.Policy;
import org.securitynudge.rule.RawDocument;
import org.securitynudge.rule.Reading;
import org.securitynudge.trust.Signer;

/** A mistake of ours in reading a policy must not keep its kill switch out. */
final class KillSwitchAgainstBugsTest {
    @RegisterExtension
    final RulesLogLines log = new RulesLogLines();

    private final Signer security = Signer.of("2026a");
    private final World world = new World();
    private Throwable failure = new IllegalStateException("a bug");
    private int failures;
    private InForce inForce;
    private Subscription source;

    @BeforeEach
    void startWithAWholePolicy() {
        world.pack(ScriptedSource.fixed("resource /d.json"))
                .policy(ScriptedSource.remote("https://policy.corp.example/p.json"), Trust.signedBy(security.pinned()));
        List<Subscription> subscriptions = Refresher.subscriptions(world.settings());
        source = subscriptions.get(1);
        inForce = new InForce(
                world.settings(), subscriptions, new RulesLog(), new Judge("payments-web", "prod", this::read));
        inForce.take(subscriptions.get(0), new Offer(pack(4).getBytes(UTF_8), Optional.empty(), world.pace.now()));
        offer(41, raising("justify"));
        assertThat(level()).contains(FrictionLevel.JUSTIFY);
        failures = 1;
    }

    private Reading<Policy> read(RawDocument document) {
        if (failures > 0) {
            failures--;
            throwIt();
        }
        return document.policy();
    }

    private void throwIt() {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private void offer(int version, String more) {
        byte[] signed = security.policy(policy(version, more)).getBytes(UTF_8);
        inForce.take(source, new Offer(signed, Optional.of("v" + version), world.pace.now()));
    }

    private Optional<FrictionLevel> level() {
        return inForce.rules().rule("documents/share").map(rule -> rule.level());
    }

    private boolean isKilled() {
        return inForce.rules().rule("documents/print").orElseThrow().isKilled();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class})
    void aBugInReadingTheRestKeepsNoKillSwitchOut(Class<? extends Throwable> kind) throws ReflectiveOperationException {
        failure = kind.getDeclaredConstructor().newInstance();

        offer(42, killing("documents/print") + "," + raising("block"));

        assertThat(isKilled()).isTrue();
        assertThat(level()).contains(FrictionLevel.JUSTIFY);
        assertThat(source.state()).isEqualTo(State.REJECTED);
        assertThat(source.validator())
                .as("so the source has to offer the document again")
                .isEmpty();
        assertThat(log.take())
                .containsExactly(
                        "WARN The rules loop failed (" + kind.getName() + ") and goes on.",
                        "ERROR Policy from https://policy.corp.example/p.json refused: the library failed on it with "
                                + kind.getName() + ". Its kill switch is in force, the rest is not.");
    }

    @Test
    void withoutMemoryTheKillSwitchIsInForceAndTheRestIsTriedAgain() {
        failure = new OutOfMemoryError();

        assertThatThrownBy(() -> offer(42, killing("documents/print") + "," + raising("block")))
                .isSameAs(failure);
        assertThat(isKilled()).isTrue();
        assertThat(level()).contains(FrictionLevel.JUSTIFY);

        offer(42, killing("documents/print") + "," + raising("block"));
        assertThat(isKilled()).isTrue();
        assertThat(level()).contains(FrictionLevel.BLOCK);
        assertThat(source.validator()).contains("v42");
    }

    @Test
    void aBugCountsTheVersionAllTheSame() {
        offer(43, killing("documents/print"));
        log.take();
        offer(42, "");

        assertThat(isKilled()).isTrue();
        assertThat(log.take()).singleElement().asString().contains("version 42 is lower than version 43");
    }
}
