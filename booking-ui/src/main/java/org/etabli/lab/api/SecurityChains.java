package org.etabli.lab.api;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.etabli.controller.contract.Enrolment;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.member.OpenId;
import org.etabli.lab.member.Role;
import org.etabli.lab.member.ui.SignInView;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Two ways in: tokens for {@code /api}, without a session or a cookie, and the sign-in page for people. */
@Configuration
class SecurityChains {

    private static final String API = "/api/v1";
    private static final String SIGN_IN = "/sign-in";

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            Tokens tokens,
            Benches benches,
            SecurityContextHolderStrategy context,
            Unanswered unanswered,
            IdempotencyFilter idempotency) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens, benches, context), AuthorizationFilter.class)
                .addFilterAfter(idempotency, AuthorizationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint(unanswered).accessDeniedHandler(unanswered))
                .authorizeHttpRequests(SecurityChains::whoMayWhat)
                .build();
    }

    /** Role and scope both have to allow it; whose reservation it is, the endpoint looks itself. */
    private static void whoMayWhat(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(Enrolment.PATH, HealthController.PATH, OpenApiDocument.PATH)
                .permitAll()
                .requestMatchers(HttpMethod.POST, TokenController.PATH)
                .permitAll()
                .requestMatchers(HttpMethod.GET, BackupController.PATH)
                .permitAll()
                .requestMatchers(HttpMethod.GET, CalendarController.PATH + "/*.ics")
                .permitAll()
                .requestMatchers(Enrolment.FILES + "*")
                .hasAuthority(BearerFilter.BENCH)
                .requestMatchers(API + "/requests/**")
                .access(may(Role.ANIMATOR, Scope.MANAGE))
                .requestMatchers(API + "/rules/**", API + "/closures/**")
                .access(may(Role.MANAGER, Scope.MANAGE))
                .requestMatchers(HttpMethod.GET)
                .access(may(Role.MEMBER, Scope.READ))
                .requestMatchers(API + "/reservations/**", API + "/waiting/**")
                .access(may(Role.MEMBER, Scope.RESERVE))
                .requestMatchers(API + "/files/**", API + "/jobs/**")
                .access(may(Role.MEMBER, Scope.MAKE))
                .anyRequest()
                .hasAuthority(Role.MEMBER.authority());
    }

    private static AuthorizationManager<RequestAuthorizationContext> may(Role role, Scope scope) {
        return AuthorizationManagers.allOf(
                AuthorityAuthorizationManager.hasAuthority(role.authority()),
                AuthorityAuthorizationManager.hasAuthority(scope.authority()));
    }

    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, OpenId openId) {
        if (openId.isOpen()) {
            openId.addTo(http, SIGN_IN);
        }
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/etabli.css",
                                "/track.js",
                                "/preview.js",
                                "/roll/*.js",
                                "/roll/*.css",
                                "/webjars/three/**",
                                "/icon.svg",
                                "/img/**",
                                "/badges/**")
                        .permitAll()
                        // Who runs the session is looked up by the roll itself.
                        .requestMatchers("/roll/**")
                        .authenticated())
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> signIn(vaadin, openId))
                .build();
    }

    private static void signIn(VaadinSecurityConfigurer vaadin, OpenId openId) {
        vaadin.loginView(SignInView.class);
        // An address that leads nowhere gets a page that says so; refused here, it would get the browser's own.
        vaadin.anyRequest(AuthorizedUrl::authenticated);
        if (openId.isOpen()) {
            vaadin.logoutSuccessHandler(openId.leaving(SIGN_IN));
        }
    }
}
