package org.securitynudge.examples.share;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.securitynudge.Nudge;
import org.securitynudge.http.HttpCollector;
import org.securitynudge.model.Collector;
import org.securitynudge.model.RuleSource;
import org.securitynudge.web.Guard;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How nudge is built into an application on Spring Boot. docs/spring-boot.md explains it piece by piece. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NudgeSettings.class)
final class NudgeConfiguration {

    @Bean
    NudgeKeys nudgeKeys(NudgeSettings settings) throws IOException {
        return NudgeKeys.of(settings);
    }

    @Bean
    Nudge nudge(
            NudgeSettings settings,
            NudgeKeys keys,
            @Qualifier("nudgeDatabase") ObjectProvider<DataSource> database,
            ObjectProvider<InstantSource> clock) {
        Nudge.Builder builder = Nudge.builder()
                .application("share-app", settings.environment())
                .rules(RuleSource.resource("/examples/documents.json"))
                .rules(RuleSource.resource("/examples/operations.json"))
                .policy(RuleSource.resource("/examples/policy.json"))
                .collector(collector(settings))
                .tokenKeys(keys.token())
                .pseudonymKeys(keys.pseudonym());
        database.ifAvailable(source -> builder.database(source).createSchema());
        if (settings.database() == null) {
            builder.directory(settings.directory());
        }
        clock.ifAvailable(builder::clock);
        return builder.build();
    }

    private static Collector collector(NudgeSettings settings) {
        return settings.collector() == null ? Collector.slf4j() : HttpCollector.cloudEvents(settings.collector());
    }

    /** A pool of its own, which no request of the application can empty, and which is no candidate for the application's DataSource. */
    @Bean(defaultCandidate = false)
    @ConditionalOnProperty("nudge.database")
    HikariDataSource nudgeDatabase(NudgeSettings settings) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("nudge");
        pool.setJdbcUrl(settings.database());
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
        pool.setInitializationFailTimeout(-1); // a database that is down must not keep the application from starting
        return pool;
    }

    @Bean
    Guard guard(Nudge nudge) {
        return Guard.builder(nudge)
                .alternative("document.share.viewOnly", "/documents/share-view-only")
                .alternative("customer.export.anonymous", "/exports/anonymous")
                .alternative("ticket.moveSecretToVault", "/tickets/vault")
                .build();
    }

    @Bean
    ServletGuard servletGuard(Guard guard) {
        return ServletGuard.of(guard);
    }

    /** Behind Spring Security's filters, which know who is signed in. */
    @Bean
    FilterRegistrationBean<ServletGuard> nudgePaths(ServletGuard guard) {
        FilterRegistrationBean<ServletGuard> registration = new FilterRegistrationBean<>(guard);
        registration.addUrlPatterns("/nudge/*");
        return registration;
    }

    @Bean
    HealthIndicator nudgeHealthIndicator(Nudge nudge) {
        return new NudgeHealth(nudge::status);
    }

    @Bean
    MeterBinder nudgeMeters(Nudge nudge) {
        return new NudgeMeters(nudge::status);
    }
}
