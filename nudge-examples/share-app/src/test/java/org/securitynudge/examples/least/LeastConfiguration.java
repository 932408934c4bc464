package org.securitynudge.examples.least;

import java.nio.file.Path;
import java.util.Base64;
import org.securitynudge.Nudge;
import org.securitynudge.model.Key;
import org.securitynudge.model.RuleSource;
import org.securitynudge.web.Guard;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The least that an application on Spring Boot needs, as docs/spring-boot.md has it. */
@Configuration(proxyBeanMethods = false)
class LeastConfiguration {

    @Bean
    Nudge nudge(@Value("${nudge.key}") String key, @Value("${nudge.directory}") Path directory) {
        return Nudge.builder()
                .rules(RuleSource.resource("/examples/documents.json"))
                .directory(directory)
                .tokenKeys(Key.of("1", Base64.getDecoder().decode(key)))
                .build();
    }

    @Bean
    ServletGuard guard(Nudge nudge) {
        return ServletGuard.of(Guard.of(nudge));
    }

    @Bean
    FilterRegistrationBean<ServletGuard> nudgePaths(ServletGuard guard) {
        FilterRegistrationBean<ServletGuard> registration = new FilterRegistrationBean<>(guard);
        registration.addUrlPatterns("/nudge/*");
        return registration;
    }
}
