package org.securitynudge;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.EventType;
import org.securitynudge.model.PinnedKey;
import org.securitynudge.model.Trust;
import org.securitynudge.record.History;
import org.securitynudge.record.Recorded;
import org.securitynudge.record.Records;
import org.securitynudge.refresh.RuleOrigin;
import org.securitynudge.refresh.RulesListener;
import org.securitynudge.refresh.SourceState;
import org.securitynudge.rule.RuleSet;

/** Turns news about rules into events, and lets the history know how far back rules look. */
final class RulesEvents implements RulesListener {
    private static final int PROBLEMS = 20;

    private final InstantSource clock;
    private final List<String> pinnedKeys;
    private final History history;
    private final Records records;
    private final Consumer<Recorded> events;

    RulesEvents(Settings settings, History history, Records records, Consumer<Recorded> events) {
        this.clock = settings.clock();
        this.pinnedKeys = settings.policy().map(RuleOrigin::trust).map(Trust::keys).orElse(List.of()).stream()
                .map(PinnedKey::id)
                .toList();
        this.history = history;
        this.records = records;
        this.events = events;
    }

    @Override
    public void changed(RuleSet rules) {
        history.keep(rules.longestWindow(), clock.instant());
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("ruleSet", rules.revision());
        data.put("documents", rules.documents());
        data.put("warnings", rules.warnings().size());
        if (!pinnedKeys.isEmpty()) {
            // Before a key is retired, its successor has to be pinned everywhere; nobody else can tell.
            data.put("pinnedKeys", pinnedKeys);
        }
        events.accept(records.rules(EventType.RULES_CHANGED, data, clock.instant()));
    }

    @Override
    public void rejected(SourceState source) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("source", source.name());
        data.put("why", source.trouble().orElse(""));
        data.put(
                "problems",
                source.problems().stream().limit(PROBLEMS).map(Object::toString).toList());
        data.put("problemCount", source.problems().size());
        events.accept(records.rules(EventType.RULES_REJECTED, data, clock.instant()));
    }
}
