package org.securitynudge.examples.share.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.share.Fleet;

/** Two replicas with one PostgreSQL behind a reverse proxy: one shows the prompt, the other takes the answer. */
final class ReplicasInBrowserTest {
    private static final Set<String> TO_THE_OTHER = Set.of("/nudge/answers", "/record");

    @RegisterExtension
    static final Desk desk = new Desk();

    @Test
    void onePromptsAndTheOtherTakesTheAnswer(@TempDir Path directory) throws Exception {
        try (Fleet fleet = Fleet.of(directory)) {
            URI one =
                    fleet.replica("--server.forward-headers-strategy=framework").address();
            URI other =
                    fleet.replica("--server.forward-headers-strategy=framework").address();
            try (RoutingProxy proxy = new RoutingProxy(path -> TO_THE_OTHER.contains(path) ? other : one)) {
                desk.moveTo(proxy.address());
                desk.signIn("ana");
                desk.share("3", "li@partner.example", "As agreed");
                desk.asked("This goes outside the company");
                desk.write("text", "Contract of May");
                desk.choose("proceed");

                assertThat(desk.result()).isEqualTo("Plan 2027.pdf was sent to 1 person.");
                desk.picture("replicas");
                assertThat(proxy.routed())
                        .containsSubsequence(
                                "POST /documents/share " + one.getPort(),
                                "POST /nudge/answers " + other.getPort(),
                                "POST /documents/share " + one.getPort());
                assertThat(desk.record()).anySatisfy(line -> assertThat(line).contains("You answered a prompt"));
                desk.browser().noConsoleErrors();
            }
        }
    }
}
