package org.etabli.lab.member;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Signing in with the account of another house, by OpenID Connect. What it is to the lab stays the lab's own business. */
@Component
public class OpenId {

    /** Where signing in with the provider begins. */
    public static final String START = "/oauth2/authorization/" + OpenId.REGISTRATION;
    /** Says on the sign-in page why the provider's answer did not let them in: {@code sign-in.openid.…}. */
    public static final String REFUSED = "openid";
    /** The reasons that page knows; any other is {@code failed}. */
    public static final Set<String> REFUSALS = OpenIdAccounts.REFUSALS;

    private static final String REGISTRATION = "openid";
    private static final Logger log = LoggerFactory.getLogger(OpenId.class);

    private final OpenIdSettings settings;
    private final OpenIdAccounts accounts;
    private final OidcUserService provider = new OidcUserService();
    private final SingletonSupplier<ClientRegistration> registration = SingletonSupplier.of(this::discover);
    private final ClientRegistrationRepository clients = id -> id.equals(REGISTRATION) ? registration.obtain() : null;

    OpenId(OpenIdSettings settings, OpenIdAccounts accounts) {
        this.settings = settings;
        this.accounts = accounts;
    }

    public boolean isOpen() {
        return settings.isOpen();
    }

    /** What people call the provider. */
    public String label() {
        return settings.label();
    }

    /** Adds the provider's way in to the sign-in page's own. Its tokens are kept with the session, and nowhere else. */
    public void addTo(HttpSecurity http, String signInPage) {
        http.oauth2Login(login -> login.loginPage(signInPage)
                .clientRegistrationRepository(clients)
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .userInfoEndpoint(info -> info.oidcUserService(this::member))
                .failureHandler((request, response, why) -> refuse(response, signInPage, why))
                .addObjectPostProcessor(whereTheProviderIsNotReached(signInPage)));
    }

    /** Ends the provider's session too: on a shared tablet the next person must not be in by the last one's account. */
    public LogoutSuccessHandler leaving(String signInPage) {
        OidcClientInitiatedLogoutSuccessHandler leaving = new OidcClientInitiatedLogoutSuccessHandler(clients);
        leaving.setPostLogoutRedirectUri("{baseUrl}" + signInPage);
        leaving.setDefaultTargetUrl(signInPage);
        leaving.setRedirectStrategy(new UidlRedirectStrategy());
        return leaving;
    }

    /** Asked when somebody first signs in with it, so that a provider that is down stops nobody else. */
    private ClientRegistration discover() {
        String secret = Objects.requireNonNullElse(settings.clientSecret(), "");
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(secret)
                .clientAuthenticationMethod(
                        secret.isEmpty()
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope("openid", "profile", "email")
                .build();
    }

    private OidcUser member(OidcUserRequest request) {
        OidcUser known = provider.loadUser(request);
        String email = Boolean.TRUE.equals(known.getEmailVerified()) ? known.getEmail() : null;
        // No token is valid without these two.
        String issuer = Objects.requireNonNull(known.getIssuer(), "iss").toString();
        String subject = Objects.requireNonNull(known.getSubject(), "sub");
        return switch (accounts.of(new OpenIdAccounts.Claims(issuer, subject, email, name(known), language(known)))) {
            case OpenIdAccounts.Found.Known(Member member) -> new SignedInMember(member, known);
            case OpenIdAccounts.Found.Refused(String why) ->
                throw new OAuth2AuthenticationException(new OAuth2Error(why));
        };
    }

    private static String name(OidcUser known) {
        String name = known.getFullName();
        String address = Objects.requireNonNullElse(known.getEmail(), "");
        return name != null && !name.isBlank() ? name : address.replaceAll("@.*", "");
    }

    private static Locale language(OidcUser known) {
        String tag = known.getLocale();
        return tag != null && tag.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH;
    }

    private static void refuse(HttpServletResponse response, String signInPage, AuthenticationException why)
            throws IOException {
        String word = why instanceof OAuth2AuthenticationException refused
                        && REFUSALS.contains(refused.getError().getErrorCode())
                ? refused.getError().getErrorCode()
                : "failed";
        if (word.equals("failed")) {
            log.warn("signing in with the OpenID provider failed: {}", why.getMessage());
        }
        response.sendRedirect(signInPage + "?" + REFUSED + "=" + word);
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> whereTheProviderIsNotReached(
            String signInPage) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(
                        (HttpServletRequest request, HttpServletResponse response, AuthenticationException why) ->
                                refuse(response, signInPage, why));
                return filter;
            }
        };
    }

    /** Known by the member's id, as everybody who is signed in; what they may do is the lab's to say. */
    private static final class SignedInMember extends DefaultOidcUser {

        private static final long serialVersionUID = 1;

        private final String id;

        SignedInMember(Member member, OidcUser known) {
            super(
                    AuthorityUtils.createAuthorityList(member.role().authorities()),
                    known.getIdToken(),
                    known.getUserInfo());
            this.id = member.id().toString();
        }

        @Override
        public String getName() {
            return id;
        }
    }
}
