package org.securitynudge.examples.share.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.securitynudge.Nudge;
import org.securitynudge.model.EventType;
import org.securitynudge.model.PersonalRecord;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything that nudge holds about the person who looks at it. */
@Controller
final class RecordPage {
    private final Nudge nudge;

    RecordPage(Nudge nudge) {
        this.nudge = nudge;
    }

    /**
     * An entry as people read it.
     *
     * @param at when it happened
     * @param instant the same for machines
     * @param what what happened
     * @param rule the rule that asked
     * @param details the rest
     */
    record Line(String at, Instant instant, String what, String rule, List<String> details) {}

    @GetMapping("/record")
    String show(HttpServletRequest request, Model model) {
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(Locale.UK)
                .withZone(ZoneId.systemDefault());
        model.addAttribute(
                "lines",
                nudge.record(request.getRemoteUser()).entries().stream()
                        .sorted(Comparator.comparing(PersonalRecord.Entry::at).reversed())
                        .map(entry -> new Line(
                                format.format(entry.at()),
                                entry.at(),
                                inWords(entry.what()),
                                entry.rule(),
                                entry.details()))
                        .toList());
        return "record";
    }

    @PostMapping("/record/forget")
    String forget(HttpServletRequest request, RedirectAttributes shown) {
        nudge.forget(request.getRemoteUser());
        shown.addFlashAttribute("done", "You are forgotten. You may be asked again what you were asked before.");
        return "redirect:/record";
    }

    /** A later version of nudge may record other kinds: they are shown by their names. */
    private static String inWords(String kind) {
        return EventType.of(kind)
                .map(type -> switch (type) {
                    case PROMPT_SHOWN -> "You were shown a prompt";
                    case PROMPT_ANSWERED -> "You answered a prompt";
                    case PROMPT_DISPUTED -> "You said that a prompt does not apply";
                    case PERSON_FORGOTTEN -> "You asked to be forgotten";
                    case ACTION_REPORTED -> "What became of it";
                    default -> kind;
                })
                .orElse(kind);
    }
}
