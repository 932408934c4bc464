package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Fetched;
import org.securitynudge.model.Key;
import org.securitynudge.model.RuleSource;

/** Wrong settings fail at the option, by name. */
class SettingsTest {
    @Test
    void mistakesInTheSettingsAreSaidAtOnceByName() {
        Nudge.Builder builder = Nudge.builder();
        Key key = Key.of("a", new byte[16]);

        assertThatThrownBy(() -> builder.application("a:b", "prod"))
                .hasMessage("application must not be blank or have ':' or '*' in it: \"a:b\"");
        assertThatThrownBy(() -> builder.application("a", " "))
                .hasMessage("environment must not be blank or have ':' or '*' in it: \" \"");
        assertThatThrownBy(() -> builder.tokenKeys(key, key))
                .hasMessage("tokenKeys: two keys have the same id: [a, a]");
        assertThatThrownBy(() -> Key.of("a", new byte[15]))
                .hasMessage("key \"a\" has 15 bytes; at least 16 random bytes are needed, 32 are recommended");
        assertThatThrownBy(() -> Key.of("a.b", new byte[16]))
                .hasMessage("key id must be 1 to 32 letters, digits, '_' or '-': \"a.b\"");
        RuleSource policy = Packs.policy("");
        builder.policy(policy);
        assertThatThrownBy(() -> builder.policy(policy)).hasMessage("there is one policy, and it is set already: text");
        assertThatThrownBy(() -> RuleSource.resource("rules.json"))
                .hasMessage("resource path must be absolute: \"rules.json\"; did you mean \"/rules.json\"?");
    }

    @Test
    void remoteSourceNeedsAWordOnTrust() {
        RuleSource remote = new RuleSource() {
            @Override
            public Fetched fetch(Optional<String> validator) {
                return Fetched.unchanged();
            }

            @Override
            public Origin origin() {
                return Origin.REMOTE;
            }

            @Override
            public String name() {
                return "https://rules.corp.example";
            }
        };

        assertThatThrownBy(() -> Nudge.builder().policy(remote))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "https://rules.corp.example is remote: say whom to trust for it, with policy(source, trust)");
        assertThatThrownBy(() -> Nudge.builder().rules(remote))
                .hasMessage(
                        "https://rules.corp.example is remote: say whom to trust for it, with rules(source, trust)");
    }
}
