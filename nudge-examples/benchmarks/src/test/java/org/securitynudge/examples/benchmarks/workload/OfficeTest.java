package org.securitynudge.examples.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.securitynudge.examples.benchmarks.workload.Office.Course;
import org.securitynudge.model.Decision.Reason;

final class OfficeTest {
    /** The check is the one before and after each measurement. */
    @ParameterizedTest
    @EnumSource
    void everyDecisionBecomesWhatTheCourseSays(Course course) {
        try (Office office = Office.open(course, 128)) {
            office.check();

            assertThat(office.next().reason()).isEqualTo(course == Course.COOLDOWN ? Reason.COOLDOWN : Reason.PROMPT);
        }
    }
}
