package org.etabli.lab.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.etabli.lab.testlab.Lab;
import org.junit.jupiter.api.Test;

/** A class of its own: a lab that starts while another signs people in takes over the JVM's security context. */
class OpenIdProviderDownTest {

    @Test
    void aProviderThatIsDownIsSaidAndKeepsNoLabFromStarting() throws Exception {
        Lab lab = Lab.ofItsOwn("--etabli.openid.issuer=http://localhost:" + Lab.freePort());
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<String> arrived = browser.send(
                    HttpRequest.newBuilder(lab.address().resolve(OpenId.START)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(arrived.uri()).hasPath("/sign-in").hasQuery("openid=failed");
        } finally {
            lab.close();
        }
    }
}
