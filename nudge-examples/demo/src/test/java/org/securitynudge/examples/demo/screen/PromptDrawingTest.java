package org.securitynudge.examples.demo.screen;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Message;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Sponsor;

final class PromptDrawingTest {

    @Test
    void aPromptIsABoxWithNumberedChoices() {
        String drawn = drawn(prompt("This goes outside the company"), UTF_8);

        assertThat(drawn).isEqualToNormalizingNewlines("""
                  ┌─ warn ───────────────────────────────────────────────── documents/share ─┐
                  │                                                                          │
                  │  This goes outside the company                                           │
                  │                                                                          │
                  │  Plan.pdf is confidential.                                               │
                  │                                                                          │
                  │  Once a copy leaves, we cannot call it back.                             │
                  │                                                                          │
                  │  “I check first.”                                                        │
                  │     Ana Ruiz, COO                                                        │
                  │                                                                          │
                  │  https://corp.example/why                                                │
                  │                                                                          │
                  │  ▸ 1  Do not share                                                       │
                  │    2  Share it as it is                                                  │
                  │                                                                          │
                  └──────────────────────────────────────────────────────────────────────────┘
                """);
    }

    @Test
    void everyLineIsAsWideAsTheOthersWhateverTheTextIs() {
        String title = "機密文書 \u202E" + "W".repeat(150) + " Zu\u0308rich \uD83D\uDD12 \u001B[31m";

        String drawn = drawn(prompt(title), UTF_8);

        assertThat(drawn.lines().map(Typesetting::width)).containsOnly(78);
        assertThat(drawn).doesNotContain("\u202E").doesNotContain("\u001B");
    }

    @Test
    void plainAsciiHasTheSameForm() {
        String drawn = drawn(prompt("Das geht nach draußen"), US_ASCII);

        assertThat(drawn.lines().map(Typesetting::width)).containsOnly(78);
        assertThat(drawn)
                .contains("| Das geht nach draussen ".replace("| ", "|  "))
                .contains("> 1  Do not share");
        assertThat(drawn.chars()).allMatch(character -> character < 0x80);
    }

    @Test
    void whatHasToBeSaidIsDrawnAsEmptyFields() {
        Prompt prompt = new Prompt(
                prompt("x").occasion(),
                Instant.EPOCH,
                FrictionLevel.JUSTIFY,
                prompt("x").message(),
                prompt("x").choices(),
                Optional.of(new Justification(
                        List.of(new Justification.Reason("campaign", "Approved campaign", false)),
                        Optional.of(new Justification.Text(true, 10, 200, Optional.of("Say why."))),
                        Optional.of(new Justification.Reference("Ticket", true, Optional.empty())))),
                prompt("x").evidence());

        String drawn = drawn(prompt, UTF_8);

        assertThat(drawn)
                .contains("┌─ justify ─")
                .contains("( ) Approved campaign")
                .contains("Ticket: ____");
        assertThat(drawn).containsPattern("Say why\\. +│\n  │ +_+ 10-200 +│");
        assertThat(drawn.lines().map(Typesetting::width)).containsOnly(78);
    }

    @Test
    void coloursAreOnlyThereWhenWanted() {
        assertThat(drawn(prompt("x"), UTF_8)).doesNotContain("\u001B");

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PromptDrawing.draw(prompt("x"), new Screen(new PrintStream(bytes, true, UTF_8), Glyphs.of(UTF_8), true));
        assertThat(bytes.toString(UTF_8)).contains("\u001B[33m");
    }

    @Test
    void aNumberNamesAChoice() {
        Prompt prompt = prompt("x");

        assertThat(PromptDrawing.numbered(prompt, " 2 ").map(Choice::id)).contains("proceed");
        assertThat(PromptDrawing.numbered(prompt, "3")).isEmpty();
        assertThat(PromptDrawing.numbered(prompt, "0")).isEmpty();
        assertThat(PromptDrawing.numbered(prompt, "yes")).isEmpty();
        assertThat(PromptDrawing.numbered(prompt, "")).isEmpty();
    }

    private static String drawn(Prompt prompt, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, charset);
        PromptDrawing.draw(prompt, new Screen(out, Glyphs.of(charset), false));
        return bytes.toString(charset);
    }

    private static Prompt prompt(String title) {
        Message message = new Message(
                Locale.ENGLISH,
                title,
                "Plan.pdf is confidential.",
                Optional.of("Once a copy leaves, we cannot call it back."),
                Optional.empty(),
                Optional.of(URI.create("https://corp.example/why")),
                Optional.of(new Sponsor("Ana Ruiz", Optional.of("COO"), Optional.of("I check first."))));
        List<Choice> choices = List.of(
                new Choice("cancel", ChoiceType.CANCEL, "Do not share", Optional.empty(), Optional.empty(), true),
                new Choice(
                        "proceed", ChoiceType.PROCEED, "Share it as it is", Optional.empty(), Optional.empty(), false));
        return new Prompt(
                new Occasion("id", "documents/share", 1, Optional.of("ana"), "document.share"),
                Instant.EPOCH,
                FrictionLevel.WARN,
                message,
                choices,
                Optional.empty(),
                new Evidence("", "", 1, "", Optional.empty(), Map.of(), false));
    }
}
