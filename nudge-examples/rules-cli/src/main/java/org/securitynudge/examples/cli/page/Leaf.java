package org.securitynudge.examples.cli.page;

import java.util.List;
import org.securitynudge.examples.cli.input.Detail;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Prompt;

/**
 * What a page shows of a rule.
 *
 * @param name the full name
 * @param level its friction level under the policy
 * @param status {@code active}, {@code shadow}, {@code off} or {@code killed}
 * @param details what is to be known beside the prompt, in the order to show it
 * @param prompts its prompt, once for each language, the document's own first
 */
public record Leaf(String name, FrictionLevel level, String status, List<Detail> details, List<Prompt> prompts) {
    /** Copies the lists. */
    public Leaf {
        details = List.copyOf(details);
        prompts = List.copyOf(prompts);
    }
}
