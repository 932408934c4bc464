package org.securitynudge.authoring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How many prompts each user got on each day. Two days are open, the newest one and the one before; what is older is only kept as a
 * distribution.
 */
final class UserDays {
    private final int most;
    private final MessageDigest sha256;
    private final UserCounts everyDay;
    private final Distribution before = new Distribution();
    private final Distribution after = new Distribution();
    private long newest = Long.MIN_VALUE;
    private @Nullable UserCounts today;
    private @Nullable UserCounts yesterday;
    private long days;
    private long leftOut;

    /**
     * Creates days without anybody.
     *
     * @param most the most users, of a day and altogether
     */
    UserDays(int most) {
        this.most = most;
        this.everyDay = new UserCounts(most);
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JDK has SHA-256", impossible);
        }
    }

    /** Returns whether the day of an instant is over: older than the day before the newest one. */
    boolean isOver(Instant at) {
        return newest != Long.MIN_VALUE && day(at) < newest - 1;
    }

    /** Returns the first instant that is not over. */
    Instant openSince() {
        return Instant.EPOCH.atOffset(ZoneOffset.UTC).plusDays(newest - 1).toInstant();
    }

    /** Opens the day of an instant, which is not over, and closes what it makes so; returns whether it is a new newest day. */
    boolean open(Instant at) {
        long day = day(at);
        boolean isNew = day > newest;
        if (isNew) {
            UserCounts previous = newest == day - 1 ? today : null;
            close(yesterday);
            close(previous == null ? today : null);
            yesterday = previous;
            today = new UserCounts(most);
            newest = day;
            days++;
        } else if (day < newest && yesterday == null) {
            yesterday = new UserCounts(most);
            days++;
        }
        return isNew;
    }

    private void close(@Nullable UserCounts day) {
        if (day != null) {
            day.forEach(before::add, after::add);
        }
    }

    /** Counts a situation of a user on an open day, with how many prompts came of it. */
    void add(String user, Instant at, int shownBefore, int shownAfter) {
        long hash = hash(user);
        UserCounts day = day(at) == newest ? today : yesterday;
        boolean counted = day != null && day.add(hash, shownBefore, shownAfter);
        if (!everyDay.add(hash, shownBefore, shownAfter) || !counted) {
            leftOut++;
        }
    }

    /** Users are the same if the history takes them for the same. */
    private long hash(String user) {
        String name = Normalizer.normalize(user, Normalizer.Form.NFC);
        return ByteBuffer.wrap(sha256.digest(name.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    private static long day(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 86_400L);
    }

    /** Closes all days; nothing may be added any more. */
    void end() {
        close(yesterday);
        close(today);
        yesterday = null;
        today = null;
    }

    /** Returns how many days had a situation. */
    long days() {
        return days;
    }

    /** Returns how many users had a situation. */
    long users() {
        return everyDay.size();
    }

    /** Returns how many situations were left out of the figures per user because there were too many users. */
    long leftOut() {
        return leftOut;
    }

    /** Returns the prompts of each user, on all days together, before. */
    Distribution ofUsersBefore() {
        Distribution all = new Distribution();
        everyDay.forEach(all::add, none -> {});
        return all;
    }

    /** Returns the prompts of each user, on all days together, after. */
    Distribution ofUsersAfter() {
        Distribution all = new Distribution();
        everyDay.forEach(none -> {}, all::add);
        return all;
    }

    /** Returns the prompts of each user on each day, before. */
    Distribution ofDaysBefore() {
        return before;
    }

    /** Returns the prompts of each user on each day, after. */
    Distribution ofDaysAfter() {
        return after;
    }
}
