package org.securitynudge.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of events: UUIDs of version 7 (RFC 9562, 5.7), whose order is that of their time. They are unique, not secret: after a seed from the
 * system's random source they come from a counter and a mixing function (Steele et al., SplitMix, 2014), so that making one takes neither
 * I/O nor a lock.
 */
public final class Ids {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seedHigh;
    private final long seedLow;
    private final AtomicLong counter = new AtomicLong();

    /** Creates a source of ids with a seed of its own. */
    public Ids() {
        SecureRandom random = new SecureRandom();
        this.seedHigh = random.nextLong();
        this.seedLow = random.nextLong();
    }

    /** Returns a new id for something that happens at an instant. */
    public String next(Instant now) {
        long step = counter.incrementAndGet() * GOLDEN_GAMMA;
        long high = (now.toEpochMilli() << 16) | 0x7000 | (mix(seedHigh + step) & 0x0FFF);
        long low = 0x8000_0000_0000_0000L | (mix(seedLow + step) & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low).toString();
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Returns the id of what follows from an occasion at most once: the UUID of version 5 (RFC 9562, 5.5) of a word in it. */
    public static String derived(String occasion, String word) {
        UUID space = UUID.fromString(occasion);
        byte[] name = word.getBytes(StandardCharsets.UTF_8);
        byte[] hash = sha1(space, name);
        hash[6] = (byte) ((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte) ((hash[8] & 0x3F) | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static byte[] sha1(UUID space, byte[] name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(16)
                    .putLong(space.getMostSignificantBits())
                    .putLong(space.getLeastSignificantBits())
                    .flip());
            return sha1.digest(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-1", impossible);
        }
    }
}
