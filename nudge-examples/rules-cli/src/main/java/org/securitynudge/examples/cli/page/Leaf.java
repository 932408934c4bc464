package org.securitynudge.examples.cli.page;

import java.util.List;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Prompt;

/**
 * What a page shows of a rule.
 *
 * @param name the full name
 * @param level its friction level
 * @param details what is to be known beside the prompt, in the order to show it
 * @param prompts its prompt, once for each language, the document's own first
 */
public record Leaf(String name, FrictionLevel level, List<Detail> details, List<Prompt> prompts) {
    /** Copies the lists. */
    public Leaf {
        details = List.copyOf(details);
        prompts = List.copyOf(prompts);
    }

    /**
     * Something to know about a rule.
     *
     * @param name what it is
     * @param value the words; several lines for several things
     * @param code whether the words are of the document's own making, such as a condition
     */
    public record Detail(String name, String value, boolean code) {}
}
