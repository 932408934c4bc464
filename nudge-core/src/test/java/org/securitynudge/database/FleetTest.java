package org.securitynudge.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.securitynudge.journal.Stored;

/**
 * Three processes on one PostgreSQL: killed, frozen beyond their leases, cut off during commits, and the server ended
 * without asking. -Dnudge.fleet.cycles sets how often, -Dnudge.fleet.seed repeats a run as far as chance allows.
 */
@Tag("crash")
final class FleetTest {
    private static final int CYCLES = Integer.getInteger("nudge.fleet.cycles", 3);
    private static final int REPLICAS = 3;

    private final long seed = Long.getLong("nudge.fleet.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Ledger ledger = new Ledger();
    private final List<Process> replicas = new ArrayList<>();
    private final List<Thread> readers = new ArrayList<>();
    private int started;
    private int batches;

    @Test
    void nothingIsLostInAFleetWhateverIsKilledCutOrFrozen() throws Exception {
        try (Postgres server = Postgres.start();
                CuttingProxy proxy = CuttingProxy.to(server.port())) {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                String as = "seed " + seed + " cycle " + cycle;
                run(server, proxy);
                judge(server, as);
            }
            System.out.println("fleet: cycles " + CYCLES + ", promised " + ledger.promised() + ", delivered "
                    + ledger.numbers() + ", lost 0, phantoms 0, gaps 0, duplicates " + ledger.duplicates() + " of "
                    + batches * Replica.BATCH + " allowed, commits cut " + proxy.cutsDone() + ", seed " + seed);
        } finally {
            replicas.forEach(Process::destroyForcibly);
        }
    }

    private void run(Postgres server, CuttingProxy proxy) throws Exception {
        while (replicas.size() < REPLICAS) {
            start(proxy);
        }
        goOn();
        List<Fault> faults =
                new ArrayList<>(List.of(() -> kill(proxy), () -> crash(server), () -> cut(proxy), this::freeze));
        Collections.shuffle(faults, random);
        for (Fault fault : faults) {
            fault.happen();
            goOn();
        }
        for (Process replica : replicas) {
            replica.destroyForcibly().waitFor();
        }
        batches += replicas.size();
        replicas.clear();
        for (Thread reader : readers) {
            reader.join();
        }
        readers.clear();
    }

    private interface Fault {
        void happen() throws Exception;
    }

    private void kill(CuttingProxy proxy) throws Exception {
        Process victim = replicas.remove(random.nextInt(REPLICAS));
        victim.destroyForcibly().waitFor();
        batches++;
        start(proxy);
    }

    private void crash(Postgres server) throws Exception {
        server.crashAndRecover();
        batches += REPLICAS; // what each has delivered and not settled may be others' before the server is back
    }

    private void cut(CuttingProxy proxy) {
        int before = proxy.cutsDone();
        int cuts = 1 + random.nextInt(6);
        for (int i = 0; i < cuts; i++) {
            proxy.cutNextCommit(random.nextBoolean());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> proxy.cutsDone() >= before + cuts);
        batches += cuts;
    }

    /** Until its leases have ended, by the progress of the others. */
    private void freeze() throws Exception {
        Process victim = replicas.get(random.nextInt(REPLICAS));
        signal("STOP", victim);
        long until = System.nanoTime() + Replica.LEASE.toNanos() + random.nextInt(1_000_000_000);
        await().pollInterval(Duration.ofMillis(20)).until(() -> System.nanoTime() - until > 0);
        signal("CONT", victim);
        batches++;
    }

    private static void signal(String name, Process process) throws IOException {
        PostgresBinaries.run(List.of("kill", "-" + name, String.valueOf(process.pid())));
    }

    private void start(CuttingProxy proxy) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        // Surefire starts this JVM with a jar that only names the class path, which is then in a property of its own.
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process replica = new ProcessBuilder(
                        java,
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Replica.class.getName(),
                        String.valueOf(proxy.port()),
                        "r" + started++)
                .redirectError(new File("/dev/null"))
                .start();
        replicas.add(replica);
        readers.add(ledger.follow(replica));
    }

    /** Lets some more be promised. */
    private void goOn() {
        int enough = ledger.promised() + 50 + random.nextInt(200);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ledger.promised() >= enough);
    }

    private void judge(Postgres server, String as) throws SQLException {
        try (DatabaseJournal journal = Replica.open(server.port())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                for (List<Stored> batch = journal.claim(500, 1 << 20);
                        !batch.isEmpty();
                        batch = journal.claim(500, 1 << 20)) {
                    batch.forEach(ledger::delivered);
                    journal.settle(batch);
                }
                journal.upkeep(new Samples.Records());
                return journal.figures().waitingKept() + journal.figures().waitingLossy() == 0;
            });
            List<Stored> held = new ArrayList<>();
            journal.replay(held::add);
            ledger.judge(held, lastNumbers(server), as);
            assertThat(ledger.duplicates()).as(as).isLessThanOrEqualTo(batches * Replica.BATCH);
        }
    }

    private static Map<String, Long> lastNumbers(Postgres server) throws SQLException {
        Map<String, Long> last = new HashMap<>();
        try (Connection connection = server.source("public").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT writer, stream, last_sequence FROM nudge_writer")) {
            while (rows.next()) {
                last.put(rows.getString(1) + " " + Rows.stream(rows.getInt(2)), rows.getLong(3));
            }
        }
        return last;
    }
}
