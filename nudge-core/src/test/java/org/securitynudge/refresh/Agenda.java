package org.securitynudge.refresh;

/** What is due when, for a fixed number of clients: a binary heap in plain arrays, as it is used some ten million times in a run. */
final class Agenda {
    private final long[] times;
    private final int[] clients;
    private int size;

    Agenda(int clients) {
        this.times = new long[clients];
        this.clients = new int[clients];
    }

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns when the first one is due. */
    long time() {
        return times[0];
    }

    /** Returns who is due first; of several at the same time, the one with the lowest number. */
    int client() {
        return clients[0];
    }

    void add(int client, long time) {
        int at = size++;
        while (at > 0 && isBefore(time, client, (at - 1) / 2)) {
            copy((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        put(at, client, time);
    }

    /** Puts off the first one. */
    void putOff(long time) {
        int client = clients[0];
        int at = 0;
        int child = earlierChild(at);
        while (child < size && !isBefore(time, client, child)) {
            copy(child, at);
            at = child;
            child = earlierChild(at);
        }
        put(at, client, time);
    }

    private int earlierChild(int at) {
        int left = 2 * at + 1;
        int right = left + 1;
        return right < size && isBefore(times[right], clients[right], left) ? right : left;
    }

    private boolean isBefore(long time, int client, int other) {
        return time < times[other] || (time == times[other] && client < clients[other]);
    }

    private void copy(int from, int to) {
        times[to] = times[from];
        clients[to] = clients[from];
    }

    private void put(int at, int client, long time) {
        times[at] = time;
        clients[at] = client;
    }
}
