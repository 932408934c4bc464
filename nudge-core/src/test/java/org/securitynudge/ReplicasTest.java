package org.securitynudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.securitynudge.database.FaultySource;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.Answer;
import org.securitynudge.model.AnswerRefusedException;
import org.securitynudge.model.Collector;
import org.securitynudge.model.Decision.Reason;
import org.securitynudge.model.Durability;
import org.securitynudge.model.Event;
import org.securitynudge.model.EventType;
import org.securitynudge.model.Key;
import org.securitynudge.model.NotRecordedException;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.model.Verdict;

/** Several replicas of an application with one database. */
final class ReplicasTest {
    private static final Situation ANA = Situation.builder("t").user("ana").build();
    private static final String CAP = ",\"frequencyCap\":{\"shows\":2,\"every\":\"1d\",\"per\":[\"user\"]}";
    private static final Answer PROCEED = Answer.proceed().reason("legal");

    private final List<Event> collected = new CopyOnWriteArrayList<>();
    private final Collector collector = events -> {
        collected.addAll(events);
        return events.stream().map(event -> Verdict.accepted()).toList();
    };
    private final JdbcDataSource database = new JdbcDataSource();

    ReplicasTest() {
        database.setURL(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    }

    private Nudge replica() {
        return builder(database).createSchema().build();
    }

    private Nudge.Builder builder(DataSource source) {
        return Nudge.builder()
                .rules(Packs.of(
                        Packs.rule("r", "justify", ",\"cooldown\":{\"for\":\"60m\"}"),
                        Packs.rule("c", "inform", CAP).replace("\"t\"", "\"capped\"")))
                .collector(collector)
                .tokenKeys(Key.of("t", new byte[32]))
                .pseudonymKeys(Key.of("p", new byte[32]))
                .database(source);
    }

    @Test
    void anAnswerThatOneReplicaTookIsKnownToTheOther() {
        try (Nudge one = replica();
                Nudge other = replica()) {
            Prompt prompt = one.decide(ANA).prompt().orElseThrow();

            Acknowledgment acknowledgment = one.acknowledge(prompt, PROCEED);

            assertThat(acknowledgment.durability()).isEqualTo(Durability.DATABASE);
            assertThat(one.status().journal().durability()).isEqualTo(Durability.DATABASE);
            await().until(() -> other.decide(ANA).reason() == Reason.COOLDOWN);
            assertThat(other.status().journal().historyAge())
                    .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofMinutes(1)));
        }
    }

    @Test
    void theSameAnswerAtAnotherReplicaCountsOnceAndAnotherIsRefused() {
        try (Nudge one = replica();
                Nudge other = replica()) {
            String token = one.token(one.decide(ANA).prompt().orElseThrow());
            Acknowledgment first = one.acknowledge(token, "ana", PROCEED);

            Acknowledgment again = other.acknowledge(token, "ana", PROCEED);

            assertThat(again.at()).isEqualTo(first.at());
            assertThatThrownBy(() -> other.acknowledge(token, "ana", Answer.cancel()))
                    .isInstanceOfSatisfying(
                            AnswerRefusedException.class,
                            refused -> assertThat(refused.reason())
                                    .isEqualTo(AnswerRefusedException.Reason.ANSWERED_OTHERWISE))
                    .hasMessage("this prompt was answered already, and otherwise");
            one.flush(Duration.ofSeconds(10));
            other.flush(Duration.ofSeconds(10));
            await().until(() -> collected.stream().anyMatch(event -> event.type() == EventType.PROMPT_ANSWERED));
            assertThat(collected.stream().filter(event -> event.type() == EventType.PROMPT_ANSWERED))
                    .hasSize(1);
        }
    }

    @Test
    void whatAReplicaShowedItselfCountsOnceAlthoughItIsReadBack() {
        try (Nudge one = replica();
                Nudge other = replica()) {
            assertThat(one.decide(sharing("first")).prompt()).isPresent();
            one.flush(Duration.ofSeconds(10));
            awaitALook(one);

            assertThat(one.decide(sharing("second")).prompt()).isPresent();

            one.flush(Duration.ofSeconds(10));
            await().until(() -> other.decide(sharing("third")).reason() == Reason.CAPPED);
        }
    }

    private static Situation sharing(String document) {
        return Situation.builder("capped")
                .user("ana")
                .fact("document", document)
                .build();
    }

    /** Waits until a replica has read again what is in the database now. */
    private static void awaitALook(Nudge replica) {
        long now = System.nanoTime();
        await().until(() -> replica.status()
                .journal()
                .historyAge()
                .filter(age -> age.toNanos() < System.nanoTime() - now)
                .isPresent());
    }

    @Test
    void aReplicaThatStartsLaterReadsWhatWasBefore() {
        try (Nudge one = replica()) {
            one.acknowledge(one.decide(ANA).prompt().orElseThrow(), PROCEED);
        }

        try (Nudge later = replica()) {
            await().until(() -> later.status().journal().historyAge().isPresent());

            assertThat(later.decide(ANA).reason()).isEqualTo(Reason.COOLDOWN);
            assertThat(later.record("ana").entries()).hasSize(2);
        }
    }

    @Test
    void allReplicasForgetAPerson() {
        try (Nudge one = replica();
                Nudge other = replica()) {
            one.acknowledge(one.decide(ANA).prompt().orElseThrow(), PROCEED);
            await().until(() -> other.decide(ANA).reason() == Reason.COOLDOWN);

            one.forget("ana");

            await().until(() -> other.decide(ANA).prompt().isPresent());
            assertThat(one.record("bo").entries()).isEmpty();
        }
    }

    @Test
    void withoutTheDatabaseEverythingButAnswersGoesOn() {
        FaultySource down = new FaultySource(database);
        down.down(true);
        try (Quiet log = Quiet.on("nudge.journal");
                Nudge nudge = builder(down).build()) {
            Prompt prompt = nudge.decide(ANA).prompt().orElseThrow();

            assertThatThrownBy(() -> nudge.acknowledge(prompt, PROCEED))
                    .isInstanceOfSatisfying(NotRecordedException.class, refused -> {
                        assertThat(refused.reason()).isEqualTo(NotRecordedException.Reason.STORE_UNAVAILABLE);
                        assertThat(refused.retryMakesSense()).isTrue();
                    })
                    .hasMessage(
                            "the answer could not be made safe: the database cannot be used: connection refused (SQL"
                                    + " state 08001); nothing was promised, the same may be tried again");
            assertThat(nudge.status().journal().healthy()).isFalse();
            assertThat(nudge.status().journal().historyAge()).isEqualTo(Optional.empty());
            assertThat(log.lines()).hasSize(1);
        }
    }

    @Test
    void aDatabaseNeedsPseudonymKeysAndASchemaADatabase() {
        assertThatThrownBy(() -> Nudge.builder().database(database).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "database(dataSource) needs pseudonymKeys(...), the same for all replicas: under keys of its"
                                + " own each would take the same person for another");
        assertThatThrownBy(() -> Nudge.builder().createSchema().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("createSchema() needs database(dataSource)");
    }
}
