package org.securitynudge.examples.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.securitynudge.authoring.Preview;
import org.securitynudge.examples.cli.input.Detail;
import org.securitynudge.examples.cli.input.Outline;
import org.securitynudge.examples.cli.input.StopException;
import org.securitynudge.examples.cli.input.Typed;
import org.securitynudge.examples.cli.input.Workbench;
import org.securitynudge.examples.cli.output.Counts;
import org.securitynudge.examples.cli.page.Chapter;
import org.securitynudge.examples.cli.page.Leaf;
import org.securitynudge.examples.cli.page.PreviewPage;
import org.securitynudge.examples.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a page with every prompt. */
@Command(
        name = "preview",
        description = "Write a web page with every rule's prompt, at its level and in each of its languages.",
        footer = {
            "",
            "The page is one file without scripts. The facts in a prompt are those of the first test that expects its rule.",
            "",
            "Examples:",
            "  nudge preview rules/ -o prompts.html",
            "  nudge preview documents.json policy.json -o prompts.html --force"
        })
final class PreviewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final Common common = new Common();

    @Mixin
    private final Documents documents = new Documents();

    @Mixin
    private final Target target = new Target();

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "The instant that decides which of the policy's changes are over. Default: now.")
    private @Nullable String now;

    PreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        common.prepare(terminal);
        Instant instant = now == null ? Instant.now() : Typed.instant(now, "--now");
        Optional<Path> file = target.file();
        if (file.isEmpty() && !target.isStandardOutput()) {
            throw new StopException("where to? Name a file with -o prompts.html, or -o - for standard output");
        }
        file.ifPresent(target::check);
        Workbench workbench = documents.read(terminal);
        int refused = Documents.refuse(workbench, terminal);
        if (refused != ExitCode.FINE) {
            return refused;
        }
        List<Chapter> chapters = chapters(workbench.draft().previews(instant), workbench.outline());
        byte[] page = PreviewPage.of(chapters, workbench.outline().policy());
        if (file.isPresent()) {
            target.write(file.get(), page, what(chapters), common, terminal);
        } else {
            terminal.out().write(page);
        }
        return ExitCode.FINE;
    }

    private static String what(List<Chapter> chapters) {
        List<Leaf> leaves =
                chapters.stream().flatMap(chapter -> chapter.leaves().stream()).toList();
        int prompts = leaves.stream().mapToInt(leaf -> leaf.prompts().size()).sum();
        return Counts.of(prompts, "prompt") + " of " + Counts.of(leaves.size(), "rule");
    }

    private static List<Chapter> chapters(List<Preview> previews, Outline outline) {
        Map<String, List<Preview>> byRule = previews.stream()
                .collect(Collectors.groupingBy(Preview::rule, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Leaf>> byPack = new LinkedHashMap<>();
        byRule.forEach((rule, prompts) -> byPack.computeIfAbsent(rule.split("/", 2)[0], pack -> new ArrayList<>())
                .add(leaf(prompts, outline.details(rule))));
        return byPack.entrySet().stream()
                .map(pack -> new Chapter(pack.getKey(), outline.about(pack.getKey()), pack.getValue()))
                .toList();
    }

    private static Leaf leaf(List<Preview> prompts, List<Detail> known) {
        Preview first = prompts.get(0);
        List<Detail> details = new ArrayList<>(known);
        details.add(new Detail(
                "Values in the texts",
                first.test().map(test -> "from the test “" + test + "”").orElse("none: no test expects this rule"),
                false));
        details.add(new Detail("Version", String.valueOf(first.version()), false));
        return new Leaf(
                first.rule(),
                first.prompt().level(),
                first.status(),
                details,
                prompts.stream().map(Preview::prompt).toList());
    }
}
