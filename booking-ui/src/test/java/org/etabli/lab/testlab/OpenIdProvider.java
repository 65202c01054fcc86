package org.etabli.lab.testlab;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * A lab, and a real OpenID provider for it on a port of its own: Spring's authorization server, with the accounts a test
 * gives it. It is
 * reached as {@code localhost}, the lab as {@code 127.0.0.1}: cookies know no ports.
 */
public final class OpenIdProvider implements AutoCloseable {

    public static final String PASSWORD = "un compte ailleurs";
    private static final String SECRET = "secret of the lab";

    /** What the provider says of somebody; the name they sign in with there is their subject. */
    public record Account(String email, boolean verified, String name) {}

    private final int port = Lab.freePort();
    private final Lab lab;
    private final ConfigurableApplicationContext server;

    /**
     * Starts after the lab that uses it: which strategy holds the security context is one for the whole JVM, and the
     * lab's web framework sets it.
     */
    public OpenIdProvider(Function<OpenIdProvider, Lab> startLab) {
        lab = startLab.apply(this);
        server = new SpringApplicationBuilder(Server.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .run(
                        "--server.port=" + port,
                        "--server.servlet.session.cookie.name=PROVIDER",
                        "--logging.level.root=error");
        server.getBean(InMemoryRegisteredClientRepository.class).save(client("etabli", SECRET, lab.address()));
    }

    public Lab lab() {
        return lab;
    }

    public String issuer() {
        return "http://localhost:" + port;
    }

    /** The settings with which a lab uses it. */
    public String[] settings(boolean admits) {
        return new String[] {
            "--etabli.openid.issuer=" + issuer(),
            "--etabli.openid.client-secret=" + SECRET,
            "--etabli.openid.label=la Fédération",
            "--etabli.openid.admits=" + admits
        };
    }

    public void has(String subject, Account account) {
        server.getBean(Accounts.class).bySubject.put(subject, account);
    }

    @Override
    public void close() {
        lab.close();
        server.close();
    }

    private static RegisteredClient client(String id, String secret, URI lab) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(lab.resolve("/login/oauth2/code/openid").toString())
                .postLogoutRedirectUri(lab.resolve("/sign-in").toString())
                .scope("openid")
                .scope("profile")
                .scope("email")
                .build();
    }

    private static final class Accounts {
        final Map<String, Account> bySubject = new ConcurrentHashMap<>();
    }

    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Server {

        @Bean
        @Order(1)
        SecurityFilterChain protocol(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> {
                        http.securityMatcher(server.getEndpointsMatcher());
                        server.oidc(Customizer.withDefaults());
                    })
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                            new LoginUrlAuthenticationEntryPoint("/login"),
                            new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain door(HttpSecurity http) {
            return http.authorizeHttpRequests(
                            requests -> requests.requestMatchers(PathPatternRequestMatcher.pathPattern("/error"))
                                    .permitAll()
                                    .anyRequest()
                                    .authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        Accounts accounts() {
            return new Accounts();
        }

        @Bean
        UserDetailsService people(Accounts accounts) {
            return subject -> {
                if (!accounts.bySubject.containsKey(subject)) {
                    throw new UsernameNotFoundException(subject);
                }
                return User.withUsername(subject)
                        .password("{noop}" + PASSWORD)
                        .roles("PERSON")
                        .build();
            };
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Accounts accounts) {
            return context -> {
                Authentication who = Objects.requireNonNull(context.<Authentication>getPrincipal());
                Account account = accounts.bySubject.get(who.getName());
                if (account != null && context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                    context.getClaims()
                            .claim("email", account.email())
                            .claim("email_verified", account.verified())
                            .claim("name", account.name());
                }
            };
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(
                    client("nobody", "nobody's", URI.create("http://nobody.invalid")));
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(
                    new JWKSet(new RSAKeyGenerator(2048).keyID("test").generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
