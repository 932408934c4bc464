package org.securitynudge.rule;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Justification;
import org.securitynudge.model.Sponsor;

/**
 * Everything a rule says and offers, as its document declares it: whatever its level becomes, the wordings are made from this.
 *
 * @param languages the texts, those in the document's own language first
 * @param choices the declared choices; empty for those that belong to the level
 * @param justification what is asked for at justify, with labels in the document's own language; empty for the library's own
 * @param learnMore an https address with more
 * @param sponsor the person who stands behind the rule
 */
record Texts(
        List<Words> languages,
        List<DeclaredChoice> choices,
        Optional<Justification> justification,
        Optional<URI> learnMore,
        Optional<Sponsor> sponsor) {
    Texts {
        languages = List.copyOf(languages);
        choices = List.copyOf(choices);
    }

    Words own() {
        return languages.get(0);
    }

    /** Returns these texts in the document's own language and in the languages of translations. */
    Texts withTranslations(List<Translation> translations) {
        List<Words> all = new ArrayList<>(List.of(own()));
        translations.forEach(translation -> all.add(translation.words()));
        return new Texts(all, choices, justification, learnMore, sponsor);
    }

    /**
     * Returns these texts with another message, without any translation. Labels stay: those in the language of the message if there are any,
     * else the document's own.
     */
    Texts withMessage(MessageText message) {
        Words labels = in(message.language());
        Words words = message.words(Map.of()).withLabelsOf(labels);
        return new Texts(List.of(words), choices, justification, message.learnMore(), sponsor);
    }

    /** Returns whether a choice may be offered at a level. */
    static boolean fits(ChoiceType type, FrictionLevel level) {
        return switch (type) {
            case ACKNOWLEDGE -> !level.interrupts();
            case PROCEED -> level == FrictionLevel.WARN || level == FrictionLevel.JUSTIFY;
            case SAFER_ALTERNATIVE -> level != FrictionLevel.PRAISE;
            case CANCEL, REPORT_FALSE_POSITIVE -> level.interrupts();
        };
    }

    /** Returns the wording at a level for a reader; see {@link Rule#wording}. */
    Wording at(FrictionLevel level, Locale reader) {
        return wording(in(reader), level, offered(level));
    }

    /** Returns the wordings at a level, the document's own language first. */
    List<Wording> at(FrictionLevel level) {
        List<Offered> offered = offered(level);
        return languages.stream().map(words -> wording(words, level, offered)).toList();
    }

    /** A choice of the finished list: declared, or added by the library and then without anything declared. */
    private record Offered(String id, ChoiceType type, Optional<DeclaredChoice> declared) {
        static final Offered ACKNOWLEDGE = added(ChoiceType.ACKNOWLEDGE);
        static final Offered CANCEL = added(ChoiceType.CANCEL);
        static final Offered PROCEED = added(ChoiceType.PROCEED);

        private static Offered added(ChoiceType type) {
            return new Offered(Vocabulary.word(type), type, Optional.empty());
        }

        Offered numbered(int number) {
            return new Offered(id + "-" + number, type, declared);
        }
    }

    private List<Offered> offered(FrictionLevel level) {
        List<Offered> offered = new ArrayList<>();
        for (DeclaredChoice choice : choices) {
            if (fits(choice.type(), level)) {
                offered.add(new Offered(choice.id(), choice.type(), Optional.of(choice)));
            }
        }
        add(level.interrupts() ? Offered.CANCEL : Offered.ACKNOWLEDGE, offered);
        if (fits(ChoiceType.PROCEED, level)) {
            add(Offered.PROCEED, offered);
        }
        return offered;
    }

    /** Adds a choice if there is none of its type, under its own name or, if another choice is called so, with a number behind. */
    private void add(Offered missing, List<Offered> offered) {
        for (Offered choice : offered) {
            if (choice.type() == missing.type()) {
                return;
            }
        }
        Offered added = missing;
        for (int number = 2; isDeclared(added.id()); number++) {
            added = missing.numbered(number);
        }
        offered.add(added);
    }

    private boolean isDeclared(String id) {
        for (DeclaredChoice choice : choices) {
            if (choice.id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private Wording wording(Words words, FrictionLevel level, List<Offered> offered) {
        Offered preselected = preselected(offered);
        List<WordedChoice> worded = new ArrayList<>();
        for (Offered choice : offered) {
            Template label = choice.declared()
                    .map(declared -> words.labels().get(declared.id()))
                    .orElseGet(() -> BuiltIn.label(choice.type(), words.language()));
            worded.add(new WordedChoice(
                    choice.id(),
                    choice.type(),
                    label,
                    choice.declared().flatMap(DeclaredChoice::runs),
                    choice.declared().flatMap(DeclaredChoice::href),
                    choice.id().equals(preselected.id())));
        }
        Optional<Justification> asked =
                level == FrictionLevel.JUSTIFY ? Optional.of(justification(words)) : Optional.empty();
        return new Wording(
                words.language(),
                words.title(),
                words.body(),
                words.why(),
                words.analogy(),
                learnMore,
                sponsor,
                worded,
                asked);
    }

    /** The marked default if it is still offered, else the safest: a safer alternative, else cancel, else acknowledge. */
    private static Offered preselected(List<Offered> offered) {
        for (Offered choice : offered) {
            if (choice.declared().map(DeclaredChoice::preselected).orElse(false)) {
                return choice;
            }
        }
        for (ChoiceType type : List.of(ChoiceType.SAFER_ALTERNATIVE, ChoiceType.CANCEL, ChoiceType.ACKNOWLEDGE)) {
            for (Offered choice : offered) {
                if (choice.type() == type) {
                    return choice;
                }
            }
        }
        throw new AssertionError("every level has a cancel or an acknowledge");
    }

    private Justification justification(Words words) {
        if (justification.isEmpty()) {
            return BuiltIn.justification(words.language());
        }
        Justification declared = justification.get();
        return new Justification(
                declared.reasons().stream()
                        .map(reason -> new Justification.Reason(
                                reason.code(),
                                words.reasons().getOrDefault(reason.code(), reason.label()),
                                reason.requiresText()))
                        .toList(),
                declared.text()
                        .map(text -> new Justification.Text(
                                text.required(),
                                text.minLength(),
                                text.maxLength(),
                                words.hint().or(text::hint))),
                declared.reference()
                        .map(reference -> new Justification.Reference(
                                words.reference().orElse(reference.label()),
                                reference.required(),
                                reference.pattern())));
    }

    /**
     * Returns the texts for a reader by the lookup of RFC 4647, 3.4: the reader's language tag is shortened from its end until there are
     * texts for it; if there never are, those of the document's own language.
     */
    private Words in(Locale reader) {
        String tag = reader.toLanguageTag();
        while (!tag.isEmpty()) {
            for (Words words : languages) {
                if (words.language().toLanguageTag().equalsIgnoreCase(tag)) {
                    return words;
                }
            }
            // No language ends in the single letter that announces an extension, so such an ending needs no step of its
            // own.
            tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
        }
        return own();
    }
}
