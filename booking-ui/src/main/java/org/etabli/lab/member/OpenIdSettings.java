package org.etabli.lab.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Another house's accounts with which people may sign in, by OpenID Connect ({@code etabli.openid}).
 *
 * @param issuer the provider's address, as its configuration names it; empty: none
 * @param clientId what the provider calls this lab
 * @param clientSecret empty where the provider gave none
 * @param label what people call the provider
 * @param admits whether somebody the lab does not know yet becomes a member by signing in
 */
@Validated
@ConfigurationProperties("etabli.openid")
public record OpenIdSettings(
        @NotNull @Pattern(regexp = "|https?://.+") String issuer,
        @NotBlank String clientId,
        @Nullable String clientSecret,
        @NotBlank String label,
        boolean admits) {

    boolean isOpen() {
        return !issuer.isEmpty();
    }
}
