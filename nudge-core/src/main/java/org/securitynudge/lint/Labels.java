package org.securitynudge.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Judges English labels of choices. What is surely vague or surely begins with something else than a verb is told; a word that nobody has
 * thought of gets the benefit of the doubt, as a false alarm costs more trust than a missed one.
 */
final class Labels {
    private static final Set<String> VAGUE = lines("""
            ok
            okay
            k
            yes
            no
            yep
            yeah
            nope
            sure
            fine
            y
            n
            submit
            continue
            proceed
            next
            back
            done
            go
            confirm
            accept
            agree
            i agree
            i accept
            enter
            apply
            more
            here
            click here
            yes please
            no thanks
            no thank you
            maybe
            """);

    /** What is said where there is nothing to do. */
    private static final Set<String> ACKNOWLEDGED = lines("""
            got it
            understood
            all right
            alright
            thanks
            thank you
            noted
            good to know
            """);

    /** Words that come before the verb. */
    private static final Set<String> BEFORE = words("""
            yes no ok okay please do don't not never always just only also still now then first instead really better rather
            maybe i i'll i'm i've we we'll let's let me to
            """);

    /** Words that no verb is spelled like. */
    private static final Set<String> NO_VERBS = words("""
            a an the this that these those my your our their his her its it he she they you one two three some any all both each
            every another other others no none more most less least few many much
            safe safer safest good best wrong right normal internal external public private confidential personal
            anonymous encrypted alternative alternatives option options choice info information details data files people
            colleagues manager team security policy policies law legal company password passwords account accounts settings
            preferences dashboard homepage feedback faq
            with without for from of in into on onto by at as about after before because if when while until since than under over
            between through during per via
            and or but so yet nor
            very too quite soon later today tomorrow yesterday here there again already maybe perhaps
            false true sure fine sorry
            anyway
            """);

    private static final Pattern NO_VERB_ENDING = Pattern.compile(
            ".{2,}(?:tion|tions|sion|sions|ness|ity|ities|ment|ments|ship|ships|able|ible|ful|less|ly|ology|ism)");
    private static final Pattern COMPOUND =
            Pattern.compile(".+-(?:only|free|based|safe|proof|wide|in|ready|friendly|protected|time)");
    private static final Pattern FORM = Pattern.compile(".{3,}(?:ing|ed)");

    private Labels() {}

    private static Set<String> lines(String list) {
        return list.strip().lines().map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether a label could stand on any button, so that it does not say what this one does. */
    static boolean isVague(Prose label) {
        return VAGUE.contains(String.join(" ", label.lower()));
    }

    /**
     * Returns whether a label surely does not begin with what the button does.
     *
     * @param acknowledges whether there is nothing to do but to have seen it
     */
    static boolean isWithoutVerb(Prose label, boolean acknowledges) {
        List<String> words = label.lower();
        if (acknowledges && ACKNOWLEDGED.contains(String.join(" ", words))) {
            return false;
        }
        int at = 0;
        while (at < words.size() - 1 && mayComeBefore(words.get(at), words.get(at + 1))) {
            at++;
        }
        return words.isEmpty() || isNoVerb(words.get(at));
    }

    private static boolean mayComeBefore(String word, String next) {
        boolean adverb = word.endsWith("ly") && word.indexOf('-') < 0 && !Verbs.has(word);
        return BEFORE.contains(word) || (adverb && !isNoVerb(next));
    }

    private static boolean isNoVerb(String word) {
        if (Verbs.has(word) || Prose.isPlaceholder(word)) {
            return false;
        }
        int hyphen = word.indexOf('-');
        return NO_VERBS.contains(word)
                || Character.isDigit(word.charAt(0))
                || COMPOUND.matcher(word).matches()
                || NO_VERB_ENDING.matcher(word).matches()
                || (FORM.matcher(word).matches() && hyphen < 0);
    }
}
