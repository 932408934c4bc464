package org.securitynudge.match;

import java.util.Optional;
import java.util.Set;
import org.securitynudge.json.JsonObject;
import org.securitynudge.json.Once;
import org.securitynudge.json.Problems;

/** Reads conditions, adding every problem they have with its place. */
public final class ConditionReader {
    private static final int MAXIMUM_PREDICATES = 64;

    private final Catalogue catalogue;
    private final GroupNames groups;
    private final Problems problems;
    private final Paths paths = new Paths();
    private final Once once = new Once();

    /**
     * Creates a reader.
     *
     * @param catalogue the facts that conditions may speak of
     * @param ownGroups the short names of the groups of the document
     * @param pack the name of the document, which comes before the short names
     * @param problems where problems are added
     */
    public ConditionReader(Catalogue catalogue, Set<String> ownGroups, String pack, Problems problems) {
        this.catalogue = catalogue;
        this.groups = new GroupNames(ownGroups, pack);
        this.problems = problems;
    }

    /** Returns the condition that an object stands for, or empty after adding at least one problem. */
    public Optional<Condition> read(JsonObject object) {
        int before = problems.count();
        ClauseReader reader = new ClauseReader(groups, paths, once, problems);
        Clause clause = reader.condition(object, catalogue);
        if (reader.predicates() > MAXIMUM_PREDICATES) {
            problems.add(
                    object, "has " + reader.predicates() + " predicates; a rule has at most " + MAXIMUM_PREDICATES);
        }
        return problems.count() == before ? Optional.of(new Condition(clause)) : Optional.empty();
    }
}
