package org.securitynudge.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Key;
import org.securitynudge.model.Situation;

class DigestsTest {
    private static final Key K3 = Key.of("k3", counting());
    private static final Key K4 = Key.of("k4", new byte[32]);

    private static byte[] counting() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** The expected value was computed with Python's hmac module. */
    @Test
    void pseudonymIsTheHmacOfTheNormalizedName() {
        Digests digests = Digests.of("crm", List.of(K3));

        assertThat(digests.pseudonym("Zoe\u0308@corp.example")).hasValue("kk3.WMLP3g0vkkpgwwwXJK5MGA");
        assertThat(digests.pseudonym("Zo\u00eb@corp.example")).hasValue("kk3.WMLP3g0vkkpgwwwXJK5MGA");
    }

    @Test
    void withoutAConfiguredKeyThereIsNoPseudonym() {
        assertThat(Digests.local("crm", K3).pseudonym("ana")).isEmpty();
    }

    @Test
    void pseudonymsDifferPerScope() {
        assertThat(Digests.of("crm", List.of(K3)).pseudonym("ana"))
                .isNotEqualTo(Digests.of("mail", List.of(K3)).pseudonym("ana"));
    }

    @Test
    void firstKeyWritesAndAllRead() {
        Digests before = Digests.of("crm", List.of(K3));
        Digests after = Digests.of("crm", List.of(K4, K3));

        assertThat(after.person("ana")).isNotEqualTo(before.person("ana"));
        assertThat(after.everyPerson("ana")).containsExactly(after.person("ana"), before.person("ana"));
        assertThat(after.every("p", "v")).hasSize(2).endsWith(before.one("p", "v"));
    }

    @Test
    void sameValuesForAnotherPurposeHaveAnotherDigest() {
        Digests digests = Digests.of("crm", List.of(K3));

        assertThat(digests.one("shows/a", "x")).isNotEqualTo(digests.one("cooldown/a", "x"));
    }

    @Test
    void situationIsTheSameHoweverItWasWritten() {
        Situation dotted = Situation.builder("document.share")
                .user("ana")
                .fact("document.rows", 1)
                .fact("document.name", "x")
                .build();
        Situation nested = Situation.builder("document.share")
                .user("ana")
                .fact("document", Map.of("name", "x", "rows", 1.0))
                .build();

        assertThat(Digests.situation(dotted)).isEqualTo(Digests.situation(nested));
    }

    @Test
    void anyOtherFactUserOrTriggerIsAnotherSituation() {
        Situation one = Situation.builder("a").user("ana").fact("x", "1").build();

        assertThat(Digests.situation(one))
                .isNotEqualTo(Digests.situation(
                        Situation.builder("b").user("ana").fact("x", "1").build()))
                .isNotEqualTo(Digests.situation(
                        Situation.builder("a").user("bo").fact("x", "1").build()))
                .isNotEqualTo(
                        Digests.situation(Situation.builder("a").fact("x", "1").build()))
                .isNotEqualTo(Digests.situation(
                        Situation.builder("a").user("ana").fact("x", 1).build()));
    }

    @Test
    void nobodyIsNotAUserOfAnyName() {
        assertThat(Digests.binding(Optional.empty()))
                .isNotEqualTo(Digests.binding(Optional.of("null")))
                .isNotEqualTo(Digests.binding(Optional.of("")));
    }
}
