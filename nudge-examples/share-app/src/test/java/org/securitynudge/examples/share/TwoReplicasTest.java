package org.securitynudge.examples.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas with one PostgreSQL and no shared sessions: whichever of them gets a request, it is the same application. */
final class TwoReplicasTest {
    private static Fleet fleet;
    private static RunningApplication one;
    private static RunningApplication other;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        fleet = Fleet.of(directory);
        one = fleet.replica();
        other = fleet.replica();
    }

    @AfterAll
    static void end() throws Exception {
        fleet.close();
    }

    @Test
    void anyReplicaTakesTheAnswer() throws Exception {
        Map<String, String> sharing = Map.of("document", "3", "recipients", "li@partner.example", "message", "");
        Visitor ana = Visitor.signedIn(one.address(), "ana");

        String token =
                Visitor.json(ana.post("/documents/share", sharing)).get("token").asString();
        HttpResponse<String> answered =
                ana.at(other.address()).answer(Map.of("token", token, "choice", "proceed", "text", "Contract of May"));
        HttpResponse<String> shared = ana.post(
                "/documents/share",
                sharing,
                "Nudge-Receipt",
                Visitor.json(answered).get("receipt").asString());

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(shared.statusCode()).isEqualTo(200);
        assertThat(ana.at(other.address()).get("/record").body()).contains("You answered a prompt");
    }

    @Test
    void aPlainFormMayGoToAnotherReplicaEachTime() throws Exception {
        Visitor ana = Visitor.signedIn(one.address(), "ana");

        HttpResponse<String> form = ana.get("/documents/5");
        Visitor elsewhere = ana.at(other.address());
        HttpResponse<String> asked =
                elsewhere.submit(form, "/documents/share", Map.of("recipients", "li@other.example", "message", ""));
        HttpResponse<String> shared = elsewhere
                .at(one.address())
                .submit(asked, "/documents/share", Map.of("nudge-choice", "proceed", "nudge-text", "Offer of May"));

        assertThat(asked.statusCode()).isEqualTo(428);
        assertThat(shared.body()).contains("was sent to 1 person.");
    }

    @Test
    void answersAreInTheDatabase() throws Exception {
        HttpResponse<String> health = Visitor.signedIn(one.address(), "bo").get("/actuator/health");

        assertThat(Visitor.json(health)
                        .at("/components/nudge/details/durability")
                        .asString())
                .isEqualTo("DATABASE");
    }
}
