package org.securitynudge.examples.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule's fields in short words. */
final class RuleWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"trigger\": [\"a\", \"b\"]} | Action | a ~ b",
                "{\"conditions\": {}} | Conditions | none: always",
                "{\"conditions\": {\"a\": 1, \"b\": {\"$gt\": 1, \"$lt\": 3}}} | Conditions | a = 1 ~ b $gt 1, $lt 3",
                "{\"conditions\": {\"a\": {\"k\": 1}, \"$or\": [{\"b\": 1}]}} | Conditions | a = {\"k\":1} ~ $or [{\"b\":1}]",
                "{\"cooldown\": {\"for\": \"1d\"}} | Asked again | after 1 day",
                "{\"cooldown\": {\"for\": \"90s\", \"per\": [\"user\"]}} | Asked again | after 90 seconds, for the same user",
                "{\"frictionLevel\": \"block\"} | Asked again | every time",
                "{\"frictionLevel\": \"warn\"} | Asked again | after 10 minutes",
                "{\"frequencyCap\": {\"shows\": 3, \"every\": \"2w\"}} | At most | 3 in 2 weeks",
                "{\"schedule\": {\"from\": \"x\", \"until\": \"y\"}} | Schedule | from x ~ until y",
                "{\"rollout\": {\"percent\": 12.5}} | Roll-out | 12.5 % by user",
                "{\"tags\": [\"a\", \"b\"]} | Tags | a, b",
                "{} | Owner | Team",
            })
    void fieldIsSaidInWords(String rule, String name, String words) throws JsonProcessingException {
        assertThat(RuleWords.of(new ObjectMapper().readTree(rule), Optional.of("Team")))
                .filteredOn(detail -> detail.name().equals(name))
                .extracting(Detail::value)
                .containsExactly(words.replace(" ~ ", "\n"));
    }
}
