package org.etabli.lab.api;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.etabli.controller.contract.Enrolment;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.member.ui.SignInView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Two ways in: tokens for {@code /api}, without a session or a cookie, and the sign-in page for people. */
@Configuration
class SecurityChains {

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, Benches benches) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens, benches), AuthorizationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                Enrolment.PATH, TokenController.PATH, HealthController.PATH)
                        .permitAll()
                        .requestMatchers(Enrolment.FILES + "*")
                        .hasAuthority(BearerFilter.BENCH)
                        .anyRequest()
                        .hasRole("MEMBER"))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) {
        return http.authorizeHttpRequests(
                        requests -> requests.requestMatchers("/etabli.css", "/icon.svg", "/img/**", "/badges/**")
                                .permitAll())
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(SignInView.class))
                .build();
    }
}
