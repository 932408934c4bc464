package org.securitynudge.deliver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/** A collector that answers as a test says, and remembers what it was sent and what it accepted. */
final class ScriptedCollector implements Collector {
    /** How it answers. */
    interface Script {
        List<Verdict> answer(List<Event> events) throws IOException;
    }

    private final List<List<String>> sent = new CopyOnWriteArrayList<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile Script script = ScriptedCollector::accepting;

    void answers(Script next) {
        script = next;
    }

    /** Answers the same for every event. */
    void answersAll(Verdict verdict) {
        script = events -> all(events, verdict);
    }

    /** The ids of each batch, refused ones included. */
    List<List<String>> sent() {
        return sent;
    }

    List<Integer> batchSizes() {
        return sent.stream().map(List::size).toList();
    }

    /** The ids accepted, in order. */
    List<String> accepted() {
        return accepted;
    }

    static List<Verdict> accepting(List<Event> events) {
        return all(events, Verdict.accepted());
    }

    static List<Verdict> all(List<Event> events, Verdict verdict) {
        return new ArrayList<>(events.stream().map(event -> verdict).toList());
    }

    @Override
    public List<Verdict> send(List<Event> events) throws IOException {
        sent.add(events.stream().map(Event::id).toList());
        List<Verdict> verdicts = script.answer(events);
        for (int i = 0; i < Math.min(events.size(), verdicts.size()); i++) {
            if (verdicts.get(i) instanceof Verdict.Accepted) {
                accepted.add(events.get(i).id());
            }
        }
        return verdicts;
    }

    @Override
    public String name() {
        return "collector.example";
    }
}
