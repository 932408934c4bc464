package org.securitynudge.examples.share;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.RememberMeAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;

/** Who may do what: three people who sign in by a click, pages that run no script but their own, no request from another site. */
@Configuration(proxyBeanMethods = false)
final class SecurityConfiguration {
    /** The people who can sign in. */
    private static final List<String> PEOPLE = List.of("ana", "bo", "cy");

    /** What everybody may reach. An answer of somebody who is not signed in is refused by the guard, in a way that nudge.js understands. */
    private static final String[] OPEN = {
        "/sign-in", "/app.css", "/app.js", "/icon.svg", "/nudge/**", "/error", "/actuator/health"
    };

    private static final String CONTENT =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                    + "object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    @Bean
    SecurityFilterChain security(HttpSecurity http, UserDetailsService people, NudgeKeys keys) {
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .formLogin(form ->
                        form.loginPage("/sign-in").usernameParameter("person").defaultSuccessUrl("/documents"))
                .authenticationProvider(new Gullible(people))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
                // Replicas share no sessions: a signed cookie holds on all that have the key.
                .rememberMe(remember ->
                        remember.alwaysRemember(true).key(keys.rememberMe()).userDetailsService(people))
                .csrf(SecurityConfiguration::csrf)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT)))
                .build();
    }

    /**
     * The token is in a cookie, which the page's script copies into a header, so any replica can check it. It changes when somebody signs in,
     * but not when another replica recognises them again: the page that is open has a form with the present one.
     */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        CsrfAuthenticationStrategy renewal = new CsrfAuthenticationStrategy(cookie);
        csrf.spa().csrfTokenRepository(cookie).sessionAuthenticationStrategy((who, request, response) -> {
            if (!(who instanceof RememberMeAuthenticationToken)) {
                renewal.onAuthentication(who, request, response);
            }
        });
        // Whoever answers has the prompt's own token. The page without a script that stands for an upload has no other.
        csrf.ignoringRequestMatchers("/nudge/answers");
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(PEOPLE.stream()
                .map(name -> User.withUsername(name)
                        .password("{noop}")
                        .roles("EMPLOYEE")
                        .build())
                .toArray(UserDetails[]::new));
    }

    /**
     * Believes everybody who they are, which is the one thing here that is not for real.
     *
     * @param people those who can sign in
     */
    private record Gullible(UserDetailsService people) implements AuthenticationProvider {
        @Override
        public Authentication authenticate(Authentication claim) {
            UserDetails person = people.loadUserByUsername(claim.getName());
            return UsernamePasswordAuthenticationToken.authenticated(person, null, person.getAuthorities());
        }

        @Override
        public boolean supports(Class<?> kind) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
        }
    }
}
