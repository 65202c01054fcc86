package org.etabli.lab.message;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whether and how the lab sends e-mail ({@code etabli.mail}).
 *
 * @param from the address it writes from; empty: no e-mail
 * @param url where people reach this server; never taken from a request, which could name any host
 */
@Validated
@ConfigurationProperties("etabli.mail")
public record MailSettings(
        @Nullable String from,
        @NotBlank @Pattern(regexp = "https?://.+") String url) {

    boolean isOpen() {
        return from != null && !from.isBlank();
    }

    /** The address of a page, as it stands in a letter. */
    String address(String path) {
        return url.replaceAll("/+$", "") + "/" + path.replaceAll("^/+", "");
    }
}
