package org.etabli.lab.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The API's own description at {@code /api/v1/openapi}, made from the endpoints themselves. */
@Configuration
class OpenApiDocument {

    static final String PATH = "/api/v1/openapi";

    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Etabli")
                        .version("v1")
                        .description("Times are ISO 8601 instants. Errors are problem details (RFC 9457). A POST to"
                                + " reservations, waiting or jobs with an Idempotency-Key happens once."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }
}
