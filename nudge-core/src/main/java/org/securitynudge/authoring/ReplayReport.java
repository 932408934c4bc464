package org.securitynudge.authoring;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Problem;

/**
 * What came out of a replay. A prompt counts once, when it is shown; handing it out again while it is open does not count.
 *
 * @param lines what became of the lines
 * @param situations what the lines were about
 * @param assumption what people are taken to have answered where the recording does not say
 * @param unknownAnswers in how many situations the recorded answer named a choice that no prompt had, so that the assumption stood in
 * @param before what happened under the documents in force
 * @param after what happened under the candidate
 * @param rules the rules that showed something on either side, by name
 */
public record ReplayReport(
        Lines lines,
        Situations situations,
        Assumption assumption,
        long unknownAnswers,
        Side before,
        Side after,
        List<RuleChange> rules) {
    /** Copies the list. */
    public ReplayReport {
        requireNonNull(lines, "lines");
        requireNonNull(situations, "situations");
        requireNonNull(assumption, "assumption");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
        rules = List.copyOf(rules);
    }

    /**
     * What became of the lines.
     *
     * @param read how many there were that are not blank
     * @param broken how many were left out because they have problems or are longer than 1 MiB
     * @param late how many were left out because they are of a day before the day before the newest one
     * @param problemCount how many problems these lines have
     * @param problems the first 1 000 of them, with line and column
     */
    public record Lines(long read, long broken, long late, long problemCount, List<Problem> problems) {
        /** Copies the list. */
        public Lines {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What the lines were about.
     *
     * @param decided how many situations were decided on both sides
     * @param withoutUser how many of them name nobody although somebody was there; they are in no figure per user
     * @param unattended how many had nobody there to answer; likewise
     * @param users how many people there were
     * @param days how many UTC days
     * @param userDays how many pairs of a person and a day with at least one situation
     * @param leftOut how many situations are in no figure per user because there were more than 10 million users
     */
    public record Situations(
            long decided, long withoutUser, long unattended, long users, long days, long userDays, long leftOut) {}

    /**
     * What happened under one set of documents.
     *
     * @param documents the documents, with their versions
     * @param prompts how many prompts were shown, by friction level; every level is there
     * @param refusals how many unattended attempts were refused
     * @param people how many people saw at least one prompt
     * @param userDays on how many pairs of a person and a day that was
     * @param perDay how many prompts a person got on a day
     * @param forgotten how many entries of the history were forgotten because there were too many: if this is not 0, prompts may have been
     *     counted too often
     */
    public record Side(
            List<String> documents,
            Map<FrictionLevel, Long> prompts,
            long refusals,
            long people,
            long userDays,
            PerDay perDay,
            long forgotten) {
        /** Copies the collections. */
        public Side {
            documents = List.copyOf(documents);
            Map<FrictionLevel, Long> copy = new EnumMap<>(FrictionLevel.class);
            copy.putAll(prompts);
            prompts = Collections.unmodifiableMap(copy);
            requireNonNull(perDay, "perDay");
        }

        /** Returns how many prompts were shown at all levels together. */
        public long shown() {
            return prompts.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * How many prompts a person got on a UTC day with at least one situation. Percentiles are nearest ranks; from 10 000 up, figures are
     * 10 000.
     *
     * @param median half of the days were not above this
     * @param p95 95 of 100 days were not above this
     * @param largest no day was above this
     */
    public record PerDay(int median, int p95, int largest) {}

    /**
     * What changes for a rule. A prompt appears if its rule shows one in a situation under the candidate and did not in the same situation
     * under the documents in force, be it that another rule did.
     *
     * @param rule the full name
     * @param before how many prompts it showed under the documents in force
     * @param after how many under the candidate: {@code before + appeared - disappeared}
     * @param appeared how many are new
     * @param disappeared how many are gone
     * @param levelChanged how many are at another friction level
     */
    public record RuleChange(String rule, long before, long after, long appeared, long disappeared, long levelChanged) {
        /** Checks that there is a rule. */
        public RuleChange {
            requireNonNull(rule, "rule");
        }
    }

    /** Returns the report as a JSON object, indented; docs/replay.md has its members. */
    public String toJson() {
        return ReplayForm.json(this);
    }

    /** Returns the report as tables for people. */
    @Override
    public String toString() {
        return ReplayTable.of(this);
    }
}
