package org.securitynudge.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReadabilityTest {
    private static final String SYLLABLES = """
            1 a I guest's the file files share shared use used send call guide's there's don't can't make makes place whole rule rules through
            1 vague link week days once leaves back goes stays moves locked asked closed straight guard 72 CRM {{document.name}}
            2 people table tables copy copied copies wanted needed sharing only safely boxes changes pages someone going seeing
            2 unique opened argue being doing every business maybe letter address market person Monday password able simple little centre homepage workspace
            2 statement careful useless nation mission special social million region quiet client poster update online inside something
            2 didn't doesn't create science trying playing colleague colleagues access delete report because before language prism
            3 company together media period radio video usual manual area idea everyone everything another remember secretly
            3 internal external customer protected created serious various previous easier copying agreement management
            3 employee department family permission supplier audience important expensive regular
            4 information usually security confidential recipient January material continuous criticism experience violation
            4 territory reliable activity majority particular
            5 immediately organization communication administration electricity
            3 view-only
            6 responsibility
            3 two-factor
            """;

    @Test
    void syllablesAreCounted() {
        List<String> wrong = new ArrayList<>();
        for (String line : SYLLABLES.strip().lines().toList()) {
            String[] words = line.strip().split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                int count = Syllables.of(words[i]);
                if (count != Integer.parseInt(words[0])) {
                    wrong.add(words[i] + " has " + words[0] + ", not " + count);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', textBlock = """
            Share this.                                                @ 1 @ 2
            Goes to {{a|many of them}} now.                            @ 1 @ 4
            One. Two! Three? Four                                      @ 4 @ 4
            Use version 15.6.1 today. It is new.                       @ 2 @ 7
            For apps (e.g. Slack) only. "Really?" Yes.                 @ 3 @ 7
            It is – so to say – gone …                                 @ 1 @ 6
            Das ist z.B. Slack. Und d.h. was?                          @ 2 @ 7
            """)
    void textsAreTakenApart(String text, int sentences, int words) {
        Prose prose = Prose.of(text);

        assertThat(prose.sentences()).hasSize(sentences);
        assertThat(prose.words()).hasSize(words);
    }

    @Test
    void theGradeFollowsTheFormula() {
        // 2 sentences, 20 words, 24 syllables: 0.39 * 10 + 11.8 * 1.2 - 15.59.
        Prose first = Prose.of("Once a copy leaves, we can not call it back.");
        Prose second = Prose.of("Each new reader makes one more sad little leak more likely.");

        assertThat(new Readability().grade(List.of(first, second))).isEqualTo(2.86, within(0.4));
        assertThat(new Readability().grade(List.of(first))).isZero();
    }
}
