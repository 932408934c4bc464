package org.securitynudge.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vault in a directory. Each source has two places for documents, used in turn: the newest is never written over, so whatever happens
 * while a file is written, the one before it is whole.
 */
final class FileVault implements Vault {
    private static final int LARGEST = 9 * 1024 * 1024;
    private static final Duration CONFIRMED_AT_MOST_EVERY = Duration.ofMinutes(10);
    private static final String FIRST_START = "first-start";
    private static final byte[] NOTHING = {};

    private final SafeDirectory directory;
    private final InstantSource clock;
    private final Instant firstStart;
    private final Marks marks;
    private final Map<String, Instant> written = new HashMap<>();

    private FileVault(SafeDirectory directory, InstantSource clock, Instant firstStart) {
        this.directory = directory;
        this.clock = clock;
        this.firstStart = firstStart;
        this.marks = new Marks(new FileMarks(directory));
    }

    static FileVault open(Path parent, InstantSource clock) throws IOException {
        SafeDirectory directory = SafeDirectory.open(parent, "rules");
        Instant now = clock.instant();
        Optional<Instant> noted = read(directory, FIRST_START).map(VaultEntry::at);
        if (noted.isEmpty()) {
            makeRoom(directory, FIRST_START);
            directory.write(FIRST_START, new VaultEntry("", 0, now, NOTHING).toBytes(), true);
        }
        return new FileVault(directory, clock, earlier(noted.orElse(now), now));
    }

    @Override
    public List<Kept> documents(String source) {
        return entries(source).stream()
                .map(entry -> new Kept(entry.content(), earlier(entry.at(), clock.instant())))
                .toList();
    }

    /** Returns the intact entries of a source, the newest first. */
    private List<VaultEntry> entries(String source) {
        List<VaultEntry> entries = new ArrayList<>();
        for (int place = 0; place < 2; place++) {
            read(directory, place(source, place))
                    .filter(entry -> entry.source().equals(source))
                    .ifPresent(entries::add);
        }
        entries.sort(Comparator.comparingLong(VaultEntry::number).reversed());
        return entries;
    }

    @Override
    public void keep(String source, byte[] received, Instant verified) throws IOException {
        write(new VaultEntry(source, newest(source) + 1, verified, received));
    }

    @Override
    public void replaceNewest(String source, byte[] received, Instant verified) throws IOException {
        write(new VaultEntry(source, Math.max(1, newest(source)), verified, received));
    }

    private long newest(String source) {
        List<VaultEntry> entries = entries(source);
        return entries.isEmpty() ? 0 : entries.get(0).number();
    }

    /** The number says the place: neighbours in the order never share one. */
    private void write(VaultEntry entry) throws IOException {
        String name = place(entry.source(), (int) (entry.number() % 2));
        makeRoom(directory, name);
        directory.write(name, entry.toBytes(), true);
        written.put(entry.source(), entry.at());
    }

    @Override
    public void confirmed(String source, Instant verified) throws IOException {
        Instant last = written.get(source);
        if (last != null && Duration.between(last, verified).abs().compareTo(CONFIRMED_AT_MOST_EVERY) < 0) {
            return;
        }
        String name = name(source) + ".seen";
        makeRoom(directory, name);
        // Not forced: what a power loss takes away makes the document look older than it is, which is the safe side.
        directory.write(name, new VaultEntry(source, 0, verified, NOTHING).toBytes(), false);
        written.put(source, verified);
    }

    @Override
    public Optional<Instant> lastConfirmed(String source) {
        Optional<Instant> seen = read(directory, name(source) + ".seen")
                .filter(entry -> entry.source().equals(source))
                .map(VaultEntry::at);
        Optional<Instant> kept = entries(source).stream().map(VaultEntry::at).max(Comparator.naturalOrder());
        return seen.isPresent() && kept.isPresent()
                ? Optional.of(earlier(later(seen.get(), kept.get()), clock.instant()))
                : seen.or(() -> kept).map(at -> earlier(at, clock.instant()));
    }

    @Override
    public Instant firstStart() {
        return firstStart;
    }

    @Override
    public Marks marks() {
        return marks;
    }

    private static Optional<VaultEntry> read(SafeDirectory directory, String name) {
        return directory.read(name, LARGEST).flatMap(VaultEntry::parse);
    }

    /** Something that is not an entry of ours, or no longer, is kept for people to look at. */
    private static void makeRoom(SafeDirectory directory, String name) throws IOException {
        if (directory.exists(name) && read(directory, name).isEmpty()) {
            directory.setAside(name);
        }
    }

    private static String place(String source, int place) {
        return name(source) + "-" + place + ".doc";
    }

    /** A name of a source may have any character in it and any length. */
    static String name(String source) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    @Override
    public String toString() {
        return "Vault[" + directory + "]";
    }
}
