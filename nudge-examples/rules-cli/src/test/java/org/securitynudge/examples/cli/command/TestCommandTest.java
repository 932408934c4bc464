package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;

/** The command {@code test}. */
final class TestCommandTest {
    private static final String PACK = """
            {"format": 1, "pack": "p", "version": 1, "language": "en",
             "rules": [{"id": "a", "trigger": "t", "conditions": {"x": 1}, "frictionLevel": "inform",
                        "message": {"title": "T", "body": "B"}}],
             "tests": [
               {"name": "seen", "given": {"trigger": "t", "user": "u", "facts": {"x": 1}}, "expect": {"rule": "a"}},
               {"name": "not <seen> & more", "given": {"trigger": "t", "user": "u", "facts": {"x": %s}}, "expect": {"rule": null}}]}
            """;

    @TempDir
    Path directory;

    private void write(String name, String second) throws IOException {
        Files.writeString(directory.resolve(name), PACK.formatted(second));
    }

    private Result test(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "test";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.in(directory).run(all);
    }

    @Test
    void passingTestsAreOneLine() throws IOException {
        write("a.json", "2");

        assertThat(test("@a.json")).isEqualTo(new Result(0, "2 tests in 1 file passed.\n", ""));
        assertThat(test("-q", "@a.json")).isEqualTo(new Result(0, "", ""));
    }

    @Test
    void failingTestIsExplained() throws IOException {
        write("a.json", "1");

        Result result = test("@a.json");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .startsWith("""
                        FAILED a.json: not <seen> & more
                          expected no prompt, found p/a
                          t: PROMPT by p/a, may proceed (rules\
                        """)
                .contains("    p/a version 1, inform: asks\n      + kill switch: not stopped\n")
                .endsWith("2 tests in 1 file: 1 failed, 1 passed.\n");
    }

    @Test
    void documentThatCannotBeUsedIsAFailedTest() throws IOException {
        Files.writeString(directory.resolve("a.json"), "{");

        assertThat(test("@a.json")).isEqualTo(new Result(1, """
                FAILED a.json: can be used
                  1:2 the document ends too early: a closing bracket or quote is missing
                1 test in 1 file: 1 failed, 0 passed.
                """, ""));
        assertThat(test("@none.json")).isEqualTo(new Result(2, """
                FAILED none.json: can be used
                  cannot be read: there is no such file
                1 test in 1 file: 1 failed, 0 passed.
                """, ""));
    }

    @Test
    void documentWithoutTestsIsToldSo() throws IOException {
        Files.writeString(directory.resolve("a.json"), PACK.replaceAll("(?s),\\s*\"tests\".*", "}"));

        assertThat(test("@a.json")).isEqualTo(new Result(0, "No tests in 1 file.\n", ""));
    }

    @Test
    void resultForProgramsHasEveryTest() throws IOException {
        write("a.json", "2");

        assertThat(test("--json", "@a.json").out())
                .isEqualTo("""
                {
                  "passed": 2,
                  "failed": 0,
                  "tests": [
                    {
                      "file": "%1$s/a.json",
                      "name": "seen",
                      "passed": true,
                      "failures": []
                    },
                    {
                      "file": "%1$s/a.json",
                      "name": "not <seen> & more",
                      "passed": true,
                      "failures": []
                    }
                  ]
                }
                """.formatted(directory).replace(directory + "/", ""));
    }

    @Test
    void reportForCiIsWrittenWhateverComesOut() throws IOException {
        write("a.json", "1");
        Files.writeString(directory.resolve("report.xml"), "an older one");

        Result result = test("@a.json", "--junit", "@report.xml");

        String report = Files.readString(directory.resolve("report.xml"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(report)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite id=\"0\" name=\""
                        + directory + "/a.json\" package=\"nudge\" timestamp=\"")
                .contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\"")
                .contains("<testcase name=\"not &lt;seen&gt; &amp; more\" classname=\"")
                .contains("<failure message=\"expected no prompt, found p/a\" type=\"unexpected\">");
    }

    @Test
    void reportThatHasNoPlaceIsToldBeforeTheTestsRun() throws IOException {
        write("a.json", "1");

        assertThat(test("@a.json", "--junit", "@none/report.xml"))
                .isEqualTo(new Result(
                        2, "", "nudge test: none/report.xml: cannot be written: there is no directory none\n"));
    }
}
