package org.securitynudge.examples.demo.story;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.securitynudge.Status.Source;
import org.securitynudge.examples.demo.company.Policies;
import org.securitynudge.examples.demo.company.Publisher;

/** Somebody gets hold of the server that hands out the policy: a forged one and an old one are refused. */
final class Tampering implements Chapter {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String POLICY = "policy.json";

    @Override
    public String title() {
        return "Somebody tampers with the policy";
    }

    @Override
    public void tell(Stage stage) throws IOException {
        Policies policies = stage.policies();
        byte[] genuine = stage.company().shelf().published(POLICY);
        byte[] old = stage.company().shelf().publishedBefore(POLICY);
        String inForce = policies.name();

        stage.screen()
                .tell(
                        "An attacker has got into the web server. He puts a policy there that stops every prompt, signed with a "
                                + "key that he calls by the same name.");
        stage.screen().blank();
        Publisher mallory = Publisher.on(stage.company());
        mallory.publish(POLICY, policies.forgery());
        claimRefused(stage, "does not fit", "the forged policy is refused", inForce);

        stage.screen().blank();
        stage.screen().tell("So he puts back what the team itself had signed before it raised the level.");
        stage.screen().blank();
        stage.company().publish(POLICY, old);
        claimRefused(stage, "is lower than version", "the old policy is refused", inForce);

        stage.company().publish(POLICY, genuine);
        boolean mended = Stage.await(
                PATIENCE, () -> policySource(stage).filter(Tampering::isCurrent).isPresent());
        stage.screen().blank();
        stage.findings().claim(mended, "the team puts its own back: status() has nothing to complain of");
        stage.findings().figure("tampering", "a forged and an old policy refused, " + inForce + " stayed");
    }

    private static void claimRefused(Stage stage, String why, String what, String inForce) {
        boolean refused = Stage.await(
                PATIENCE,
                () -> policySource(stage)
                        .flatMap(Source::trouble)
                        .filter(trouble -> trouble.contains(why))
                        .isPresent());
        String trouble = policySource(stage).flatMap(Source::trouble).orElse("nothing?");
        stage.findings().claim(refused, what + ": " + trouble);
        stage.findings()
                .claim(
                        stage.nudge().status().rules().documents().contains(inForce)
                                && stage.nudge()
                                        .explain(Cast.anaShares("Notes.txt"))
                                        .winner()
                                        .equals(Cast.SHARING),
                        inForce + " stays in force, and still asks");
    }

    private static boolean isCurrent(Source source) {
        return source.state() == Source.State.CURRENT;
    }

    private static Optional<Source> policySource(Stage stage) {
        return stage.nudge().status().rules().sources().stream()
                .filter(source -> source.name().endsWith(POLICY))
                .findFirst();
    }
}
