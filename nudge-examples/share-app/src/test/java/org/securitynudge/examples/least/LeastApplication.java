package org.securitynudge.examples.least;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.securitynudge.model.Situation;
import org.securitynudge.web.servlet.ServletGuard;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody's application with two guarded actions, for programs that sign in with each request. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({LeastConfiguration.class, LeastApplication.Documents.class})
class LeastApplication {

    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(Customizer.withDefaults())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @RestController
    static final class Documents {
        private final ServletGuard guard;

        Documents(ServletGuard guard) {
            this.guard = guard;
        }

        @PostMapping("/share")
        String share(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (!guard.admits(request, response, sharing(request.getParameter("to"), request))) {
                return null;
            }
            return "Shared.";
        }

        @PostMapping("/shares/{to}/files")
        String upload(@PathVariable String to, HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            if (!guard.admits(request, response, sharing(to, request))) {
                return null;
            }
            return "Shared " + request.getPart("file").getSize() + " bytes.";
        }

        private static Situation sharing(String to, HttpServletRequest request) {
            return Situation.builder("document.share")
                    .user(request.getRemoteUser())
                    .locale(request.getLocale())
                    .fact("document.id", "7")
                    .fact("document.classification", "confidential")
                    .fact("recipient.domain", to)
                    .build();
        }
    }
}
