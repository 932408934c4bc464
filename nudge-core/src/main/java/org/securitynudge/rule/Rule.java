package org.securitynudge.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.securitynudge.match.Condition;
import org.securitynudge.match.Matcher;
import org.securitynudge.model.FrictionLevel;

/**
 * A rule as it is in force: as its document has it, tuned by the policy, with everything its level needs. There may be 100 000, so what a
 * prompt says is put together when there is one, and what many rules of a document have in common is the same object in all of them.
 */
public final class Rule {
    /** The order in which rules win over each other: the highest level, then the highest priority, then the lowest name. */
    public static final Comparator<Rule> STRONGEST_FIRST = Comparator.comparing(Rule::level)
            .thenComparingInt(Rule::priority)
            .reversed()
            .thenComparing(Rule::name);

    private final Declaration declaration;
    private final Settings settings;
    private final boolean killed;
    private final List<String> origins;
    private final Matcher matcher;

    private Rule(Declaration declaration, Settings settings, Matcher matcher, boolean killed, List<String> origins) {
        this.declaration = declaration;
        this.settings = settings;
        this.matcher = matcher;
        this.killed = killed;
        this.origins = List.copyOf(origins);
    }

    /** Returns a rule as its document has it, with the groups that are known so far. */
    static Rule of(Declaration declaration, Groups groups) {
        return new Rule(
                declaration, declaration.settings(), declaration.condition().link(groups), false, List.of());
    }

    /** Returns this rule with other settings, and with where they come from. */
    Rule tuned(Settings other, List<String> why) {
        return new Rule(declaration, other, matcher, killed, why);
    }

    /** Returns this rule with other members of its groups. */
    Rule linked(Groups groups) {
        return new Rule(declaration, settings, declaration.condition().link(groups), killed, origins);
    }

    Rule killed(String why) {
        List<String> all = new ArrayList<>(List.of(why));
        all.addAll(origins);
        return new Rule(declaration, settings, matcher, true, all);
    }

    Declaration declaration() {
        return declaration;
    }

    Settings settings() {
        return settings;
    }

    /** Returns the full name, {@code pack/rule}. */
    public String name() {
        return declaration.name();
    }

    /** Returns the name of the pack; {@code policy} for a rule of the policy's own. */
    public String pack() {
        return declaration.home().pack();
    }

    /** Returns whether the policy brought this rule. */
    public boolean isOwnOfPolicy() {
        return pack().equals(Names.POLICY);
    }

    /** Returns the version as its author counts it. */
    public int version() {
        return declaration.traits().version();
    }

    /** Returns the number below which history does not count. */
    public int askAgain() {
        return declaration.traits().askAgain();
    }

    /** Returns the triggers it is on. */
    public List<String> triggers() {
        return declaration.traits().triggers();
    }

    /** Returns whether it is in use. */
    public RuleStatus status() {
        return settings.status();
    }

    /** Returns whether a kill switch of the policy is on for it. */
    public boolean isKilled() {
        return killed;
    }

    /** Returns when it applies. */
    public Schedule schedule() {
        return settings.schedule();
    }

    /** Returns what decides whether its conditions hold. */
    public Matcher matcher() {
        return matcher;
    }

    /** Returns its conditions. */
    public Condition condition() {
        return declaration.condition();
    }

    /** Returns to what share of people or things it applies. */
    public Rollout rollout() {
        return settings.rollout();
    }

    /** Returns its rank among rules of its level, 0 to 100. */
    public int priority() {
        return settings.priority();
    }

    /** Returns how much its prompt gets in the way. */
    public FrictionLevel level() {
        return settings.level();
    }

    /** Returns its cool-down at its level; empty at block. */
    public Optional<Cooldown> cooldown() {
        return settings.cooldown().at(level());
    }

    /** Returns its frequency cap; empty at justify and block, whatever was declared for lower levels. */
    public Optional<FrequencyCap> cap() {
        return level().compareTo(FrictionLevel.JUSTIFY) < 0 ? settings.cap() : Optional.empty();
    }

    /** Returns what it does when its source has not been reached for too long; empty for nothing else than always. */
    public Optional<WhenOffline> whenOffline() {
        return settings.whenOffline();
    }

    /**
     * Returns its texts for a reader, by the lookup of RFC 4647, 3.4: the reader's language tag is shortened from its end until there are
     * texts for it. If there never are, the texts are in the document's own language.
     */
    public Wording wording(Locale reader) {
        return settings.texts().at(level(), reader);
    }

    /** Returns its texts in all of its languages, the document's own first. */
    public List<Wording> wordings() {
        return settings.texts().at(level());
    }

    /**
     * Returns this rule changed to a level: choices the level forbids are gone, those it needs are there, and so on for justification,
     * cool-down and frequency cap. The change starts from what the document declares, so nothing is lost by going down and up again.
     */
    public Rule atLevel(FrictionLevel level) {
        return level == level() ? this : new Rule(declaration, settings.withLevel(level), matcher, killed, origins);
    }

    /** Returns the facts that may appear in events. */
    public List<String> report() {
        return declaration.home().report();
    }

    /** Returns whether people's free text may leave the process. */
    public boolean reportText() {
        return declaration.home().reportText();
    }

    /** Returns whom to ask about it. */
    public Optional<Owner> owner() {
        return declaration.traits().owner().or(declaration.home()::owner);
    }

    /** Returns the words it can be found and tuned by. */
    public List<String> tags() {
        return declaration.traits().tags();
    }

    /** Returns the linter warnings it has switched off. */
    public List<LintOff> lintOff() {
        return declaration.traits().lintOff();
    }

    /**
     * Returns where each value that is not its document's own comes from, the strongest first: {@code frictionLevel warn:
     * limits.maximumFrictionLevel of policy, over justify: tuning[0] of policy (INC-4711), over block: pack rule}. Before that stands what
     * kills it, and after it what the policy set that could not be applied.
     */
    public List<String> origins() {
        return origins;
    }

    /** Returns name and level. */
    @Override
    public String toString() {
        return name() + " (" + Vocabulary.word(level()) + ")";
    }
}
