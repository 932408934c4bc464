package org.securitynudge.examples.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.examples.benchmarks.contender.NudgePacks;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.rule.Documents;

final class AlternatingSourceTest {
    @Test
    void versionsAlternateAndBothAreSound() {
        String pack = NudgePacks.documents(FewRules.workload(Matching.TENTH, 1).rules())
                .get(0);

        AlternatingSource source = new AlternatingSource(pack);

        assertThat(fetched(source)).isEqualTo("pack-0@1");
        assertThat(fetched(source)).isEqualTo("pack-0@2");
        assertThat(fetched(source)).isEqualTo("pack-0@1");
        assertThat(source.pollEvery()).isPresent();
    }

    private static String fetched(AlternatingSource source) {
        byte[] document = source.fetch(Optional.empty()).document().orElseThrow();
        return Documents.readPack(document).value().orElseThrow().toString();
    }

    @Test
    void aPackOfAnotherVersionIsRefused() {
        assertThatThrownBy(() -> new AlternatingSource("{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the document has no \"version\":1,");
    }
}
