package org.securitynudge.examples.benchmarks.contender;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Verdict;

/** A collector that notes which rules the events of counted matches name, without their packs, and how often rules changed. */
final class CountedRules implements Collector {
    private final Set<String> names = new HashSet<>();
    private long swaps;

    @Override
    public synchronized List<Verdict> send(List<Event> events) {
        for (Event event : events) {
            if (event.type() == EventType.DECISION_COUNTED) {
                names.add(withoutPack(String.valueOf(event.data().get("rule"))));
            } else if (event.type() == EventType.RULES_CHANGED) {
                swaps++;
            }
        }
        return events.stream().map(event -> Verdict.accepted()).toList();
    }

    static String withoutPack(String rule) {
        return rule.substring(rule.indexOf('/') + 1);
    }

    /** Returns what was noted since the last time. */
    synchronized Set<String> drain() {
        Set<String> drained = Set.copyOf(names);
        names.clear();
        return drained;
    }

    /** Returns how often other rules came into force. */
    synchronized long swaps() {
        return swaps;
    }
}
