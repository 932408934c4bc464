package org.securitynudge.examples.cli.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.examples.cli.input.Detail;
import org.securitynudge.model.Choice;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.Evidence;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Message;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Sponsor;

/** A page with one prompt, in which one text stands everywhere where a text can stand. */
final class Previewed {
    private Previewed() {}

    static byte[] page(String text, Locale language) {
        List<Detail> details = List.of(new Detail(text, text, false), new Detail("Conditions", text, true));
        Leaf leaf = new Leaf("p/a", FrictionLevel.JUSTIFY, text, details, List.of(prompt(text, language)));
        return PreviewPage.of(List.of(new Chapter(text, text, List.of(leaf))), Optional.of(text));
    }

    private static Prompt prompt(String text, Locale language) {
        Optional<String> some = Optional.of(text);
        return new Prompt(
                new Occasion("id", "p/a", 1, some, text),
                Instant.EPOCH,
                FrictionLevel.JUSTIFY,
                new Message(
                        language,
                        text,
                        text,
                        some,
                        some,
                        Optional.of(URI.create("https://corp.example/?a=1&b='")),
                        Optional.of(new Sponsor(text, some, some))),
                List.of(
                        new Choice(text, ChoiceType.SAFER_ALTERNATIVE, text, some, Optional.empty(), true),
                        new Choice(text, ChoiceType.PROCEED, text, Optional.empty(), Optional.empty(), false),
                        new Choice(
                                text,
                                ChoiceType.REPORT_FALSE_POSITIVE,
                                text,
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        new Choice(text, ChoiceType.CANCEL, text, Optional.empty(), Optional.empty(), false)),
                Optional.of(new Justification(
                        List.of(new Justification.Reason(text, text, true)),
                        Optional.of(new Justification.Text(true, 1, 10, some)),
                        Optional.of(new Justification.Reference(text, true, some)))),
                new Evidence("", "", 1, "", Optional.empty(), Map.of(), false));
    }
}
