package org.securitynudge.authoring;

import java.util.function.IntConsumer;

/**
 * How many prompts each user got, before and after. It is a table of primitive values with open addressing: 16 bytes a place, at most two
 * thirds of the places in use, so 24 to 48 bytes a user. Users are known by 64 bits of a hash.
 */
final class UserCounts {
    /** The most users; those that come later are left out. */
    static final int MOST = 10_000_000;

    private static final int FIRST_PLACES = 64;

    private final int most;
    private long[] users = new long[FIRST_PLACES];
    private int[] before = new int[FIRST_PLACES];
    private int[] after = new int[FIRST_PLACES];
    private int size;

    UserCounts(int most) {
        this.most = most;
    }

    /** Counts a situation of a user, with what was shown in it, and returns whether the user is among those counted. */
    boolean add(long hash, int shownBefore, int shownAfter) {
        long user = hash == 0 ? 1 : hash; // 0 marks a free place
        int place = place(user);
        if (users[place] == 0) {
            if (size >= most) {
                return false;
            } else if ((size + 1) * 3L > users.length * 2L) {
                grow();
                place = place(user);
            }
            users[place] = user;
            size++;
        }
        before[place] += shownBefore;
        after[place] += shownAfter;
        return true;
    }

    private int place(long user) {
        int mask = users.length - 1;
        int place = (int) user & mask;
        while (users[place] != 0 && users[place] != user) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldUsers = users;
        int[] oldBefore = before;
        int[] oldAfter = after;
        users = new long[oldUsers.length * 2];
        before = new int[users.length];
        after = new int[users.length];
        for (int i = 0; i < oldUsers.length; i++) {
            if (oldUsers[i] != 0) {
                int place = place(oldUsers[i]);
                users[place] = oldUsers[i];
                before[place] = oldBefore[i];
                after[place] = oldAfter[i];
            }
        }
    }

    /** Returns how many users there are. */
    int size() {
        return size;
    }

    /** Hands over how many prompts each user got before, and how many after. */
    void forEach(IntConsumer takesBefore, IntConsumer takesAfter) {
        for (int i = 0; i < users.length; i++) {
            if (users[i] != 0) {
                takesBefore.accept(before[i]);
                takesAfter.accept(after[i]);
            }
        }
    }
}
