package org.securitynudge.examples.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.securitynudge.examples.benchmarks.contender.Entrant;
import org.securitynudge.examples.benchmarks.workload.FewRules.Matching;
import org.securitynudge.examples.benchmarks.workload.ManyRules.Variant;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class ReportTest {
    private static final Memory MEMORY = Memory.parse(
            "277 bytes a rule as JSON, 1274 in packs as read, 46 added by merging, 1316 in the rule set alone");

    /** Everything is measured, and each figure is 1 000 times its place in the plan. */
    private static Figures measured() {
        Figures figures = new Figures();
        List<Task> tasks = Plan.tasks(EnumSet.allOf(Section.class));
        for (int i = 0; i < tasks.size(); i++) {
            figures.put(tasks.get(i), figure(1_000.0 * (i + 1)));
        }
        return figures;
    }

    private static Figure figure(double score) {
        return new Figure(score, score, score, 0, score, 2 * score, 3 * score, 4 * score);
    }

    /** Tables are lined up; here, one space will do. */
    private static String spaced(String report) {
        return report.replaceAll(" +", " ");
    }

    @Test
    void ratiosAreToNudgeAndToTheLambdas() {
        Figures figures = new Figures();
        figures.put(Task.few(Entrant.NUDGE, Matching.TENTH), figure(100));
        figures.put(Task.few(Entrant.LAUNCHDARKLY, Matching.TENTH), figure(1_240));
        figures.put(Task.fromMap(Entrant.NUDGE), figure(900));
        figures.put(Task.fromMap(Entrant.MAP), figure(600));

        String report = spaced(new Report(figures, Memory.notMeasured()).markdown());

        assertThat(report)
                .contains("| LaunchDarkly | 1.24 µs | 0 | 12.4 x |")
                .contains("| nudge | 900 ns | 0 | 1.50 x |")
                .contains("| A, LaunchDarkly by nudge | at least 15 x | 12.4 x | missed |")
                .contains("| A, from a Map, nudge by lambdas over it | at most 2 x | 1.50 x | reached |");
    }

    @Test
    void whatWasNotMeasuredIsADash() {
        String report = spaced(new Report(new Figures(), Memory.notMeasured()).markdown());

        assertThat(report)
                .contains("| lambdas over a POJO | – | – | – |")
                .doesNotContain("NaN")
                .doesNotContain(" reached ", " missed ");
    }

    @Test
    void everythingThatIsMeasuredStandsInTheReport() {
        String report = new Report(measured(), MEMORY).markdown();

        assertThat(report).doesNotContain("not measured").contains("46 added by merging");
    }

    @Test
    void theDrawingsAreXmlWithWordsForThoseWhoDoNotSeeThem() throws Exception {
        for (String svg : List.of(FewRulesChart.svg(measured()), ManyRulesChart.svg(measured()))) {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));

            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .startsWith("Time a decision");
            assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
                    .contains("nudge", "LaunchDarkly", "Event Ruler");
        }
    }

    @Test
    void drawingsOfNothingAreEmptyAndNoFailure() {
        assertThat(FewRulesChart.svg(new Figures())).endsWith("</svg>\n");
        assertThat(ManyRulesChart.svg(new Figures())).endsWith("</svg>\n");
    }

    @Test
    void thePlanHasEachTaskOnceAndCanBeCut() {
        List<Task> all = Plan.tasks(EnumSet.allOf(Section.class));

        assertThat(all).doesNotHaveDuplicates().contains(Task.many(Entrant.NUDGE, Variant.FIXED, 100_000));
        assertThat(Plan.tasks(Set.of(Section.C))).hasSize(3);
    }

    @Test
    void theMedianOfTwoIsBetweenThem() {
        assertThat(Figure.median(3, 1)).isEqualTo(2);
        assertThat(Figure.median(5, 1, 2)).isEqualTo(2);
    }

    @Test
    void anAxisHasRoomForAllValues() {
        Scale scale = Scale.around(List.of(14.0, 2_500.0), 100, 400);

        assertThat(scale.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
        assertThat(scale.at(10)).isEqualTo(100);
        assertThat(scale.at(10_000)).isEqualTo(400);
        assertThat(scale.at(100)).isEqualTo(200);
    }

    @Test
    void memoryThatSaysNothingOfMergingIsRefused() {
        assertThatThrownBy(() -> Memory.parse("277 bytes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no rule set: 277 bytes");
    }
}
