package org.securitynudge.examples.share;

import java.util.List;
import java.util.function.Supplier;
import org.securitynudge.Status;
import org.securitynudge.Status.Source;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How nudge is doing, for whoever operates the application. It is never {@code DOWN}: what is wrong with nudge or its collector is no reason
 * for a load balancer to take the application away from people. {@code DEGRADED} is told here and leaves the application's own status
 * alone, as Spring Boot does not order it among those that count.
 */
final class NudgeHealth implements HealthIndicator {
    private final Supplier<Status> status;

    NudgeHealth(Supplier<Status> status) {
        this.status = status;
    }

    @Override
    public Health health() {
        Status now = status.get();
        Health.Builder health = isWell(now) ? Health.up() : Health.status("DEGRADED");
        health.withDetail(
                        "journal",
                        now.journal().healthy() ? "takes answers" : "refuses answers: see the log nudge.journal")
                .withDetail("durability", now.journal().durability())
                .withDetail("rules", now.rules().documents())
                .withDetail("eventsWaiting", now.events().waiting())
                .withDetail("eventsParked", now.events().parked())
                .withDetail("eventsDropped", now.events().dropped());
        now.rules().age().ifPresent(age -> health.withDetail("rulesVerifiedBefore", age));
        now.events().oldestWaiting().ifPresent(since -> health.withDetail("oldestEventWaitsSince", since));
        now.events().trouble().ifPresent(trouble -> health.withDetail("collector", trouble));
        List<String> troubled = now.rules().sources().stream()
                .filter(source -> !isWell(source))
                .map(NudgeHealth::inWords)
                .toList();
        if (!troubled.isEmpty()) {
            health.withDetail("sources", troubled);
        }
        return health.build();
    }

    private static boolean isWell(Status now) {
        return now.journal().healthy()
                && now.journal().damaged() == 0
                && now.events().trouble().isEmpty()
                && now.events().parked() == 0
                && now.rules().sources().stream().allMatch(NudgeHealth::isWell);
    }

    private static boolean isWell(Source source) {
        return source.trouble().isEmpty() && source.problems().isEmpty() && !source.expired();
    }

    private static String inWords(Source source) {
        String words = source.name() + ": " + source.state();
        if (source.expired()) {
            words += ", expired";
        }
        return words + source.trouble().map(trouble -> ", " + trouble).orElse("");
    }
}
