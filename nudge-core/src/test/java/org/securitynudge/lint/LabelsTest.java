package org.securitynudge.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Share a view-only link",
                "Do not share",
                "Don't send it",
                "Don’t send it",
                "Go back",
                "Go back and edit",
                "Leave it for now",
                "Put it in the vault and link it",
                "Please send it",
                "Always ask me",
                "Permanently delete the file",
                "Yes, share it",
                "No, do not send",
                "Not now",
                "Never mind",
                "Remind me later",
                "I have checked it",
                "I understand",
                "Let me explain",
                "Cancel",
                "Encrypt it",
                "E-mail it to myself",
                "Re-send with a password",
                "Proceed without encryption",
                "Keep the file private",
                "Try again",
                "Learn more about sharing",
                "Apply for an exception",
                "Reply to the team",
                "{{app.name}}",
                "{{app.name|The app}} may read it",
                "Continue anyway",
                "Report that this is no secret",
                "Ask IT to check this app",
                "Set up a data room",
                "Opt out",
                "Log in again",
                "Comment instead",
                "Question the label",
                "Mark as personal",
                "Quarantine",
                "Anonymise the names first",
                "Zwiebeln schälen"
            })
    void whatSaysWhatHappensIsLeftAlone(String label) {
        Prose prose = Prose.of(label);

        assertThat(Labels.isVague(prose)).isFalse();
        assertThat(Labels.isWithoutVerb(prose, false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OK",
                "Ok.",
                "okay",
                "Yes",
                "No",
                "No thanks",
                "Submit",
                "Continue",
                "Continue >",
                "Proceed",
                "Next",
                "Done",
                "Confirm"
            })
    void whatFitsAnyButtonIsVague(String label) {
        assertThat(Labels.isVague(Prose.of(label))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "View-only link", "The safer way", "A safer option", "My manager approved", "Safer alternative",
                        "Yes, of course", "This is fine",
                "Exception for customers", "Sharing settings", "Approved by legal", "Without names", "With a password",
                        "Later", "Security policy",
                "Confidentiality", "Probably", "7 days only", "…", "Read-only access"
            })
    void whatSurelyBeginsWithoutAVerbIsTold(String label) {
        assertThat(Labels.isWithoutVerb(Prose.of(label), false)).isTrue();
    }

    @Test
    void whereThereIsNothingToDoItMayBeUnderstood() {
        assertThat(Labels.isWithoutVerb(Prose.of("All right"), true)).isFalse();
        assertThat(Labels.isWithoutVerb(Prose.of("All right"), false)).isTrue();
        assertThat(Labels.isVague(Prose.of("OK"))).isTrue();
    }
}
