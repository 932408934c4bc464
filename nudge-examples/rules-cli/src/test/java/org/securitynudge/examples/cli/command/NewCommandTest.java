package org.securitynudge.examples.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.securitynudge.examples.cli.Cli;
import org.securitynudge.examples.cli.Cli.Result;

/** The command {@code new}. */
final class NewCommandTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"document.share", "customer.export", "login", "a.b.c", "recipient.add"})
    void newPackIsCleanAndItsTestsPass(String trigger) {
        Result made = Cli.in(directory).run("new", "sharing", "--trigger", trigger, "-o", "@sharing.json");

        assertThat(made.code()).isZero();
        assertThat(Cli.in(directory).run("lint", "--warnings-as-errors", "@sharing.json"))
                .isEqualTo(new Result(0, "No problems in 1 file.\n", ""));
        assertThat(Cli.in(directory).run("test", "@sharing.json"))
                .isEqualTo(new Result(0, "4 tests in 1 file passed.\n", ""));
    }

    @Test
    void nextStepsAreTold() {
        assertThat(Cli.in(directory)
                        .run("new", "sharing", "-o", "@sharing.json")
                        .out())
                .isEqualTo("""
                Wrote sharing.json: one rule with 4 tests.
                  nudge lint sharing.json && nudge test sharing.json  # after each change
                  nudge preview sharing.json -o sharing.html  # to see it as people will
                  nudge schema rule-pack -o rule-pack.schema.json  # for your editor
                """);
    }

    @Test
    void packGoesToStandardOutputWhenThatIsWanted() {
        Result result = Cli.in(directory).run("new", "sharing", "-o", "-");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .startsWith("{\n")
                .contains("\"pack\": \"sharing\"")
                .endsWith("}\n");
    }

    @Test
    void documentIsUtf8WhateverTheTerminalIs() {
        Result result = Cli.in(directory).charset(StandardCharsets.ISO_8859_1).run("new", "sharing", "-o", "-");

        assertThat(new String(result.out().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .contains("draußen");
    }

    @Test
    void fileThatIsThereStaysUnlessItIsForced() throws IOException {
        Path file = Files.writeString(directory.resolve("sharing.json"), "mine");

        assertThat(Cli.in(directory).run("new", "sharing", "-o", "@sharing.json"))
                .isEqualTo(new Result(2, "", "nudge new: sharing.json: is there already; --force overwrites it\n"));
        assertThat(file).hasContent("mine");
        assertThat(Cli.in(directory)
                        .run("new", "sharing", "-o", "@sharing.json", "--force")
                        .code())
                .isZero();
        assertThat(Files.readString(file)).contains("\"pack\": \"sharing\"");
    }

    @Test
    void resultForProgramsNamesTheFile() {
        assertThat(Cli.in(directory)
                        .run("new", "sharing", "-o", "@sharing.json", "--json")
                        .out())
                .isEqualTo("{\n  \"written\": \"sharing.json\"\n}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "My Pack.json | \"My Pack.json\" cannot be the name of a pack; it is 1 to 64 lower-case letters, digits and -, a letter first, such as my-pack",
                "9 | \"9\" cannot be the name of a pack; it is 1 to 64 lower-case letters, digits and -, a letter first",
                "policy | \"policy\" cannot be the name of a pack; it stands for the policy's own rules",
            })
    void nameThatCannotBeOneIsRefusedWithOneThatCan(String name, String message) {
        assertThat(Cli.in(directory).run("new", name)).isEqualTo(new Result(2, "", "nudge new: " + message + "\n"));
    }

    @Test
    void triggerThatCannotBeOneIsRefused() {
        assertThat(Cli.in(directory).run("new", "a", "-t", "share it").err())
                .isEqualTo(
                        "nudge new: \"share it\" cannot be a trigger; it is words of letters, digits, _ and - joined by dots,"
                                + " such as document.share\n");
    }
}
