package org.securitynudge.examples.demo.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** The company's collector: takes CloudEvents, keeps each id once and counts those that come again. */
public final class Inbox {
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Arrival> arrivals = new LinkedHashMap<>();
    private long duplicates;

    /** Answers a request. */
    void take(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(405, -1);
            return;
        }
        JsonNode event = json.readTree(body(exchange));
        String id = event.path("id").asText("");
        if (id.isEmpty() || !event.path("specversion").asText("").equals("1.0")) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        keep(id, new Arrival(event, System.nanoTime()));
        exchange.sendResponseHeaders(204, -1);
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        InputStream body = exchange.getRequestBody();
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream plain = packed ? new GZIPInputStream(body) : body) {
            return plain.readAllBytes();
        }
    }

    private synchronized void keep(String id, Arrival arrival) {
        if (arrivals.putIfAbsent(id, arrival) != null) {
            duplicates++;
        }
        notifyAll();
    }

    /** Waits for an event and returns it; empty if it does not come in time. */
    public synchronized Optional<Arrival> await(String id, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!arrivals.containsKey(id)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return Optional.of(arrivals.get(id));
    }

    /** Returns the distinct events so far, in the order in which they came. */
    public synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals.values());
    }

    /** Returns how often an event came that had come before. */
    public synchronized long duplicates() {
        return duplicates;
    }

    /**
     * Returns how many numbers are missing: every source numbers each of its streams from 1 without a gap, so what is not here was lost
     * or is still on its way.
     */
    public synchronized long missing(String stream) {
        Map<String, TreeSet<Long>> bySource = new TreeMap<>();
        for (Arrival arrival : arrivals.values()) {
            if (arrival.attribute("stream").equals(stream)) {
                bySource.computeIfAbsent(arrival.attribute("source"), source -> new TreeSet<>())
                        .add(Long.parseLong(arrival.attribute("sequence")));
            }
        }
        return bySource.values().stream()
                .mapToLong(numbers -> numbers.last() - numbers.size())
                .sum();
    }
}
