package org.securitynudge.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;

/**
 * A history as bytes: what stands for records that the journal lets go of. It holds keyed digests, names of rules and instants; no name of
 * a person, no fact and nothing that anybody wrote.
 *
 * <p>A map each, in a fixed order: the number of entries, then key and value. Instants are seconds and nanoseconds, or milliseconds where no
 * more is known.
 */
record HistoryState(
        Instant time,
        Map<String, Marks> shows,
        Map<String, Marks> showsOfPerson,
        Map<String, List<Answered>> cooldowns,
        Map<String, List<Answered>> episodes,
        Map<String, Refusals> refusals,
        Map<String, History.Settled> answers,
        Map<String, Instant> forgotten) {
    private static final int VERSION = 1;

    /** Writes a value. */
    private interface Form<V> {
        void write(V value, DataOutputStream out) throws IOException;
    }

    /** Reads a value. */
    private interface Source<V> {
        V read(DataInputStream in) throws IOException;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(time, out);
            write(forgotten, HistoryState::write, out);
            write(shows, Marks::write, out);
            write(showsOfPerson, Marks::write, out);
            write(cooldowns, HistoryState::write, out);
            write(episodes, HistoryState::write, out);
            write(refusals, Refusals::write, out);
            write(answers, HistoryState::write, out);
        } catch (IOException impossible) {
            throw new AssertionError("memory cannot fail to be written", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the state of some bytes.
     *
     * @throws IOException if they are no state of a version known here
     */
    static HistoryState parse(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("history of version " + version + "; this library reads version " + VERSION);
        }
        Instant time = instant(in);
        Map<String, Instant> forgotten = read(HistoryState::instant, in);
        return new HistoryState(
                time,
                read(Marks::read, in),
                read(Marks::read, in),
                read(HistoryState::answers, in),
                read(HistoryState::answers, in),
                read(Refusals::read, in),
                read(HistoryState::settled, in),
                forgotten);
    }

    /** Adds all of this but the people forgotten to the maps of a living history, each entry at its own time. */
    void addTo(HistoryState live, Bounds bounds) {
        Instant before = bounds.time();
        add(shows, Marks::newest, live.shows, Marks::and, bounds);
        add(showsOfPerson, Marks::newest, live.showsOfPerson, Marks::and, bounds);
        add(cooldowns, Answered::newest, live.cooldowns, Answered::both, bounds);
        add(episodes, Answered::newest, live.episodes, Answered::both, bounds);
        add(refusals, Refusals::newest, live.refusals, Refusals::and, bounds);
        add(answers, History.Settled::at, live.answers, (known, read) -> known, bounds);
        bounds.at(before.isAfter(time) ? before : time);
    }

    private static <V> void add(
            Map<String, V> from,
            Function<V, Instant> newest,
            Map<String, V> into,
            BinaryOperator<V> both,
            Bounds bounds) {
        from.forEach((key, value) -> {
            Instant at = newest.apply(value);
            bounds.at(at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at);
            into.merge(key, value, both);
        });
    }

    private static <V> void write(Map<String, V> map, Form<V> form, DataOutputStream out) throws IOException {
        // A copy, as the maps change while they are written, and the number goes first.
        List<Map.Entry<String, V>> entries = new ArrayList<>(map.size());
        map.forEach((key, value) -> entries.add(Map.entry(key, value)));
        out.writeInt(entries.size());
        for (Map.Entry<String, V> entry : entries) {
            out.writeUTF(entry.getKey());
            form.write(entry.getValue(), out);
        }
    }

    private static <V> Map<String, V> read(Source<V> source, DataInputStream in) throws IOException {
        Map<String, V> map = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            map.put(in.readUTF(), source.read(in));
        }
        return map;
    }

    static void write(Instant at, DataOutputStream out) throws IOException {
        out.writeLong(at.getEpochSecond());
        out.writeInt(at.getNano());
    }

    static Instant instant(DataInputStream in) throws IOException {
        try {
            return Instant.ofEpochSecond(in.readLong(), in.readInt());
        } catch (DateTimeException e) {
            throw new IOException("history with a time that is none", e);
        }
    }

    private static void write(History.Settled settled, DataOutputStream out) throws IOException {
        out.writeUTF(settled.fingerprint());
        write(settled.at(), out);
    }

    private static History.Settled settled(DataInputStream in) throws IOException {
        return new History.Settled(in.readUTF(), instant(in));
    }

    private static void write(List<Answered> answers, DataOutputStream out) throws IOException {
        out.writeByte(answers.size());
        for (Answered answer : answers) {
            out.writeUTF(answer.rule());
            out.writeUTF(answer.level().name());
            out.writeUTF(answer.type().name());
            write(answer.at(), out);
        }
    }

    private static List<Answered> answers(DataInputStream in) throws IOException {
        List<Answered> answers = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            String rule = in.readUTF();
            FrictionLevel level = named(FrictionLevel::valueOf, in.readUTF());
            ChoiceType type = named(ChoiceType::valueOf, in.readUTF());
            answers.add(new Answered(rule, level, type, instant(in)));
        }
        return List.copyOf(answers);
    }

    private static <E> E named(Function<String, E> names, String name) throws IOException {
        try {
            return names.apply(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("history with an unknown name: " + name, e);
        }
    }
}
