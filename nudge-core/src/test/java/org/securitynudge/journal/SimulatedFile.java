package org.securitynudge.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** A file of a simulated disk: what was written, and what of it a loss of power leaves. */
final class SimulatedFile {
    private static final int SECTOR = 512;

    private byte[] written = new byte[0];
    private int length;
    private byte[] forced = new byte[0];
    private int forcedLength;
    /** The sectors that were written since the last force, each with what was in it between then and now. */
    private final Map<Integer, List<byte[]>> unforced = new TreeMap<>();
    /** The sectors that the system takes for written, and that are not. */
    private final Set<Integer> forgotten = new TreeSet<>();

    int length() {
        return length;
    }

    int read(ByteBuffer into, long offset) {
        int count = (int) Math.min(into.remaining(), length - offset);
        if (count <= 0) {
            return -1;
        }
        into.put(written, (int) offset, count);
        return count;
    }

    void write(ByteBuffer from, long offset) {
        int at = (int) offset;
        int end = at + from.remaining();
        written = grown(written, end);
        touch(at, end);
        from.get(written, at, end - at);
        length = Math.max(length, end);
    }

    void truncate(long size) {
        int end = (int) size;
        if (end < length) {
            unforced.keySet().removeIf(sector -> sector * SECTOR >= end);
            touch(end, (end + SECTOR - 1) / SECTOR * SECTOR);
            Arrays.fill(written, end, written.length, (byte) 0);
            length = end;
        }
    }

    void force() {
        unforced.keySet().forEach(this::keep);
        unforced.clear();
        forced = grown(forced, length);
        Arrays.fill(forced, length, forced.length, (byte) 0);
        forcedLength = length;
    }

    /** A force that fails: some sectors reach the disk, and the system takes the others for written from now on. */
    void failForce(RandomGenerator random) {
        for (int sector : unforced.keySet()) {
            if (random.nextBoolean()) {
                keep(sector);
            } else {
                forgotten.add(sector);
            }
        }
        unforced.clear();
    }

    /** Drops from the page cache what the system takes for written: the next reader sees what is on the disk. */
    void dropClean() {
        for (int sector : forgotten) {
            int count = Math.min(SECTOR, written.length - sector * SECTOR);
            if (count > 0) {
                System.arraycopy(sector(forced, sector), 0, written, sector * SECTOR, count);
            }
        }
        forgotten.clear();
    }

    /** What is found after a loss of power. A sector that was never forced may show those of an earlier file. */
    SimulatedFile afterPowerLoss(RandomGenerator random, double survival, List<SimulatedFile> deleted) {
        int least = Math.min(length, forcedLength);
        int most = Math.max(length, forcedLength);
        int left = random.nextInt(3) == 0
                ? least + random.nextInt(most - least + 1)
                : random.nextDouble() < survival ? length : forcedLength;
        SimulatedFile found = new SimulatedFile();
        found.written = new byte[(left + SECTOR - 1) / SECTOR * SECTOR];
        for (int sector = 0; sector * SECTOR < left; sector++) {
            byte[] source = sectorFound(sector, random, survival, deleted);
            System.arraycopy(source, 0, found.written, sector * SECTOR, SECTOR);
        }
        Arrays.fill(found.written, left, found.written.length, (byte) 0);
        found.length = left;
        found.forced = found.written.clone();
        found.forcedLength = left;
        return found;
    }

    private byte[] sectorFound(int sector, RandomGenerator random, double survival, List<SimulatedFile> deleted) {
        List<byte[]> earlier = unforced.get(sector);
        if (earlier != null && random.nextDouble() < survival) {
            boolean older = !earlier.isEmpty() && random.nextInt(4) == 0;
            return older ? earlier.get(random.nextInt(earlier.size())) : sector(written, sector);
        }
        if (sector * SECTOR >= forcedLength && !deleted.isEmpty() && random.nextBoolean()) {
            return sector(deleted.get(random.nextInt(deleted.size())).written, sector);
        }
        return sector(forced, sector);
    }

    private void touch(int from, int to) {
        for (int sector = from / SECTOR; sector * SECTOR < to; sector++) {
            List<byte[]> earlier = unforced.get(sector);
            forgotten.remove(sector);
            if (earlier == null) {
                unforced.put(sector, new ArrayList<>(0));
            } else {
                earlier.add(sector(written, sector));
            }
        }
    }

    private void keep(int sector) {
        forced = grown(forced, (sector + 1) * SECTOR);
        System.arraycopy(sector(written, sector), 0, forced, sector * SECTOR, SECTOR);
    }

    private static byte[] sector(byte[] from, int sector) {
        int start = Math.min(from.length, sector * SECTOR);
        return Arrays.copyOfRange(from, start, start + SECTOR);
    }

    private static byte[] grown(byte[] bytes, int size) {
        return size <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(size, 2 * bytes.length));
    }
}
