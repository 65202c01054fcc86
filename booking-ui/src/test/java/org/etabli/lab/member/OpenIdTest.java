package org.etabli.lab.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etabli.lab.sql.Columns;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OpenIdProvider;
import org.etabli.lab.testlab.OpenIdProvider.Account;
import org.etabli.lab.testlab.People;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in with another house's account, with a real provider and real redirects. */
class OpenIdTest {

    private static OpenIdProvider provider;
    private static Lab lab;

    @BeforeAll
    static void aLabThatUsesAProvider() {
        provider = new OpenIdProvider(fresh -> Lab.ofItsOwn(fresh.settings(true)));
        lab = provider.lab();
    }

    @AfterAll
    static void end() {
        provider.close();
    }

    @Test
    void whoIsKnownByTheirAddressIsKnownByTheAccountFromThenOn() throws Exception {
        Member animator = People.in(lab, Role.ANIMATOR);
        String subject = fresh();
        provider.has(subject, new Account(String.valueOf(animator.email()), true, "Yann"));

        assertThat(signIn(subject).who()).isEqualTo(animator.id());

        provider.has(subject, new Account("other-" + fresh() + "@example.org", false, "Yann"));
        assertThat(signIn(subject).who()).isEqualTo(animator.id());
    }

    @Test
    void whoIsUnknownBecomesAMemberWhereTheLabAdmitsThem() throws Exception {
        String subject = fresh();
        String email = subject + "@example.org";
        provider.has(subject, new Account(email, true, "Nora Petit"));

        MemberId who = signIn(subject).who();

        assertThat(lab.bean(Members.class).findByEmail(email)).hasValueSatisfying(member -> {
            assertThat(member.id()).isEqualTo(who);
            assertThat(member.role()).isEqualTo(Role.MEMBER);
            assertThat(member.name()).isEqualTo("Nora Petit");
        });
    }

    @Test
    void whereTheLabDoesNotAdmitNobodyUnknownComesIn() {
        OpenIdAccounts accounts = accounts(false);
        String email = fresh() + "@example.org";

        assertThat(accounts.of(claims(fresh(), email))).isEqualTo(new OpenIdAccounts.Found.Refused("unknown"));
        assertThat(lab.bean(Members.class).findByEmail(email)).isEmpty();
    }

    @Test
    void anAddressTheProviderHasNotProvedOpensNobodysAccount() throws Exception {
        Member manager = People.in(lab, Role.MANAGER);
        String subject = fresh();
        provider.has(subject, new Account(String.valueOf(manager.email()), false, "Somebody"));

        assertThat(signIn(subject).address()).hasPath("/sign-in").hasQuery("openid=address");
    }

    @Test
    void whoIsSuspendedStaysOutside() throws Exception {
        Member member = People.in(lab);
        String subject = fresh();
        provider.has(subject, new Account(String.valueOf(member.email()), true, "Awa"));
        assertThat(signIn(subject).who()).isEqualTo(member.id());

        lab.bean(Members.class).setSuspended(member.id(), true);

        assertThat(signIn(subject).address()).hasPath("/sign-in").hasQuery("openid=suspended");
    }

    @Test
    void aPasswordChosenForSomebodyElsesAddressDiesWhenItsOwnerComes() {
        String email = fresh() + "@example.org";
        lab.bean(Reception.class).signUp("Not Nora", email, "une phrase assez longue", Locale.FRENCH, "");
        Member member = lab.bean(Members.class).findByEmail(email).orElseThrow();

        assertThat(accounts(true).of(claims(fresh(), email))).isEqualTo(new OpenIdAccounts.Found.Known(member));

        assertThat(lab.bean(Members.class).passwordOf(member.id())).isEmpty();
        assertThat(lab.bean(Members.class).isConfirmed(member.id())).isTrue();
    }

    private static OpenIdAccounts accounts(boolean admits) {
        return new OpenIdAccounts(
                lab.bean(JdbcClient.class),
                lab.bean(Members.class),
                lab.bean(Audit.class),
                new OpenIdSettings(provider.issuer(), "etabli", null, "Fédération", admits),
                lab.clock());
    }

    private static OpenIdAccounts.Claims claims(String subject, String email) {
        return new OpenIdAccounts.Claims(provider.issuer(), subject, email, "Nora Petit", Locale.FRENCH);
    }

    private static String fresh() {
        return "s" + UUID.randomUUID();
    }

    /** Where they are in the end. */
    private record Arrived(URI address) {

        /** Who was seen by the lab at that moment. */
        MemberId who() {
            assertThat(address).hasHost("127.0.0.1").hasPath("/");
            return lab.bean(JdbcClient.class)
                    .sql("select id from member where seen_at = ?")
                    .param(Columns.at(lab.clock().instant()))
                    .query((row, number) -> new MemberId(Columns.uuid(row, "id")))
                    .single();
        }
    }

    /** As a person does it: the link on the sign-in page, the provider's form, and back. */
    private static Arrived signIn(String subject) throws Exception {
        lab.clock().step(Duration.ofMinutes(1));
        Browser browser = new Browser();
        HttpResponse<String> door = browser.open(lab.address().resolve(OpenId.START));
        assertThat(door.uri()).hasPath("/login").hasHost("localhost");
        HttpResponse<String> back = browser.send(door.uri(), subject, csrf(door.body()));
        return new Arrived(back.uri());
    }

    private static String csrf(String page) {
        Matcher found = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    /** One person's browser. */
    private static final class Browser {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        HttpResponse<String> open(URI page) throws IOException, InterruptedException {
            return http.send(
                    HttpRequest.newBuilder(page).header("Accept", "text/html").build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<String> send(URI form, String name, String csrf) throws IOException, InterruptedException {
            String body = "username=" + encoded(name) + "&password=" + encoded(OpenIdProvider.PASSWORD) + "&_csrf="
                    + encoded(csrf);
            return http.send(
                    HttpRequest.newBuilder(form)
                            .header("Accept", "text/html")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
