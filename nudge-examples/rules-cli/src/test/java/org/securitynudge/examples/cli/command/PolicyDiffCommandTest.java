package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;
import org.securitynudge.examples.cli.Published;

/** The commands {@code policy diff} and {@code policy inspect}. */
final class PolicyDiffCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeDocuments() throws IOException {
        Published.write(directory);
        Files.copy(directory.resolve("policy.json"), directory.resolve("new.json"));
    }

    private Result diff(String... more) {
        String[] all = {"policy", "diff", "@policy.json", "@new.json"};
        String[] arguments =
                Stream.concat(Arrays.stream(all), Arrays.stream(more)).toArray(String[]::new);
        return Cli.in(directory).run(arguments);
    }

    /** In the table {@code '} stands for a double quote. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'version': 42 | 'version': 43 | ~ version: 42 -> 43",
                "['share-app:*', 'demo:*'] | ['demo:*', 'crm:prod'] | - audience: 'share-app:*'#+ audience: 'crm:prod'",
                "'everything': false, 'rules': [] | 'everything': true | ~ killSwitch.everything: false -> true",
                "'everything': false, 'rules': [] | 'rules': ['a/b'] | + killSwitch.rules: 'a/b'",
                "'killSwitch': { 'everything': false, 'rules': [] }, | 'killSwitch': {}, | ",
                "'maximumFrictionLevel': 'block', | | - limits.maximumFrictionLevel: 'block'",
                "{ 'shows': 5, 'every': '1d' } | { 'shows': 9, 'every': '1d' } | ~ limits.promptsPerUser.shows: 5 -> 9",
                "'set': { 'frictionLevel': 'justify' } | 'set': { 'priority': 9 } | ~ tuning [documents/share-confidential] (INC-4711).set: {'frictionLevel':'justify'} -> {'priority':9}",
                "'INC-4711' } | 'INC-4711' }, { 'set': { 'priority': 9 } } | + tuning [*/*]: {'set':{'priority':9}}",
                "'INC-4711' } | 'INC-4712' } | - tuning [documents/share-confidential] (INC-4711): {'rules':['documents/share-confidential'],'set':{'frictionLevel':'justify'},'until':'2027-01-31T00:00:00Z','because':'IN...#+ tuning [documents/share-confidential] (INC-4712): {'rules':['documents/share-confidential'],'set':{'frictionLevel':'justify'},'until':'2027-01-31T00:00:00Z','because':'IN...",
                "['evil.example', 'paste.example'] | ['paste.example', 'evil.example'] | ",
                "['evil.example', 'paste.example'] | ['evil.example', 'bad.example'] | - groups.blocked-domains: 'paste.example'#+ groups.blocked-domains: 'bad.example'",
                "'groups': { | 'groups': { 'documents/our-domains': ['new.example'], | + groups['documents/our-domains']: ['new.example']",
                "{ '$inGroup': 'blocked-domains' } | 'evil.example' | ~ rules 'blocked-domain'.conditions: {'recipient.domain':{'$inGroup':'blocked-domains'}} -> {'recipient.domain':'evil.example'}",
                "We do not share with this address | No | ~ rules 'blocked-domain'.message.title: 'We do not share with this address' -> 'No'",
                "Ask security for a safe way | Ask us | ~ rules 'blocked-domain'.choices 'ask'.label: 'Ask security for a safe way' -> 'Ask us'",
                "asks for a reason | wants a reason | - tests 'INC-4711 asks for a reason': {'name':'INC-4711 asks for a reason','packs':['documents'],'given':{'trigger':'document.share','user':'ana','at':'2026-1...#+ tests 'INC-4711 wants a reason': {'name':'INC-4711 wants a reason','packs':['documents'],'given':{'trigger':'document.share','user':'ana','at':'2026-12-0...",
            })
    void everyChangeIsTold(String before, String after, String lines) throws IOException {
        Published.edit(directory, "new.json", quoted(before), quoted(after));

        Result result = diff();

        String expected = lines == null ? "" : "  " + quoted(lines).replace("#", "\n  ") + "\n";
        long count = expected.lines().count();
        String changes = count == 0 ? "No changes" : count + (count == 1 ? " change" : " changes");
        String version = before.contains("version") ? "43" : "42";
        assertThat(result)
                .isEqualTo(new Result(
                        0,
                        expected + changes
                                + " from policy company-defaults, version 42, to policy company-defaults, version "
                                + version + ".\n",
                        ""));
    }

    private static String quoted(String text) {
        return text == null ? "" : text.replace('\'', '"');
    }

    @Test
    void layoutDoesNotCount() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        byte[] dense = mapper.writeValueAsBytes(
                mapper.readTree(directory.resolve("policy.json").toFile()));
        Files.write(directory.resolve("new.json"), dense);

        assertThat(diff().out()).startsWith("No changes from ");
    }

    @Test
    void orderOfTuningCounts() throws IOException {
        String entry = "{ \"rules\": [\"policy/*\"], \"set\": { \"priority\": 9 } }";
        Published.edit(directory, "policy.json", "\"INC-4711\" }", "\"INC-4711\" }, " + entry);
        Published.edit(directory, "new.json", "\"tuning\": [", "\"tuning\": [" + entry + ", ");

        assertThat(diff().out())
                .startsWith(
                        "  ~ tuning order: \"[documents/share-confidential] (INC-4711), [policy/*]\" -> \"[policy/*],"
                                + " [documents/share-confidential] (INC-4711)\"\n1 change ");
    }

    @Test
    void signedOnesAreComparedByWhatIsInThem() throws IOException {
        Published.key(directory, "2026a");
        Published.edit(directory, "new.json", "\"version\": 42", "\"version\": 43");
        Cli.in(directory).run("policy", "sign", "--key", "@2026a.key", "@new.json", "@signed.json");

        Result result = Cli.in(directory).run("policy", "diff", "@policy.json", "@signed.json", "--json");
        JsonNode tree = new ObjectMapper().readTree(result.out());

        assertThat(tree.toString())
                .isEqualTo(
                        "{\"before\":\"policy company-defaults, version 42\",\"after\":\"policy company-defaults, version 43\","
                                + "\"changes\":[{\"path\":\"version\",\"change\":\"changed\",\"before\":42,\"after\":43}]}");
    }

    @Test
    void coloursAreForTerminals() throws IOException {
        Published.edit(directory, "new.json", "\"rules\": [] }", "\"rules\": [\"a/b\"] }");

        Result result = Cli.in(directory).terminal(100).run("policy", "diff", "@policy.json", "@new.json");

        assertThat(result.out()).startsWith("\u001B[32m  + \u001B[0mkillSwitch.rules: \"a/b\"\n");
    }

    @Test
    void brokenDocumentIsNotCompared() throws IOException {
        Published.edit(directory, "new.json", "\"version\": 42", "\"version\": 0");

        assertThat(diff()).isEqualTo(new Result(1, "", """
                        new.json:5:14: error: version: must be a whole number from 1 to 9007199254740992, found 0 [invalid]
                        1 error in 1 file.
                        """));
    }

    @Test
    void inspectSaysWhatItIsWithoutAnyKey() throws IOException {
        Published.key(directory, "2026a");
        Cli.in(directory).run("policy", "sign", "--key", "@2026a.key", "@policy.json", "@signed.json");

        Result result = Cli.in(directory).run("policy", "inspect", "--at", "2026-11-26T03:00:00Z", "@signed.json");

        assertThat(result.code()).isZero();
        assertThat(result.out().replaceAll("sha-256 [0-9a-f]{64}", "sha-256 HASH"))
                .isEqualTo("""
                policy company-defaults, version 42
                  for        share-app:*, demo:*
                  issued     2026-11-21T09:00:00Z, 4 days ago
                  expires    2027-11-21T09:00:00Z, in 360 days
                  signed by  2026a
                  document   2625 bytes, sha-256 HASH
                  as it is   3719 bytes, sha-256 HASH
                  stops      nothing
                  limits     maximumFrictionLevel block
                             minimumBetween 30s
                             promptsPerUser shows 5, every 1d
                  tuning     documents/share-confidential: frictionLevel justify until 2027-01-31T00:00:00Z (INC-4711)
                  groups     blocked-domains (2)
                  rules      blocked-domain: block on document.share
                  tests      3
                """);
    }

    @Test
    void inspectShowsErrorsAndWhatIsStopped() throws IOException {
        Published.edit(directory, "policy.json", "\"everything\": false", "\"everything\": true");
        Published.edit(directory, "policy.json", "\"minimumBetween\": \"30s\"", "\"minimumBetween\": \"soon\"");

        Result result = Cli.in(directory).run("policy", "inspect", "@policy.json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("  stops      EVERYTHING: no prompt is shown\n", "  signed by  nobody\n")
                .contains("policy.json:12:23: error: limits.minimumBetween: ")
                .endsWith("1 error: no application uses this document.\n");
    }

    @Test
    void inspectHasStableJson() throws IOException {
        Result result = Cli.in(directory).run("policy", "inspect", "--json", "@documents.json");

        assertThat(new ObjectMapper().readTree(result.out()).fieldNames())
                .toIterable()
                .containsExactly(
                        "kind",
                        "name",
                        "version",
                        "audience",
                        "issuedAt",
                        "expires",
                        "signed",
                        "keys",
                        "stopsEverything",
                        "stops",
                        "bytes",
                        "sha256",
                        "receivedBytes",
                        "receivedSha256",
                        "errors");
    }
}
