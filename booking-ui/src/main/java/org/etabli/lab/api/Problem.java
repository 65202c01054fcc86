package org.etabli.lab.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** An error answer (RFC 9457): its sentence comes from the bundles, in the caller's language. */
class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String text;
    private final transient Object[] parameters;
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    Problem(HttpStatus status, String text, Object... parameters) {
        super(text);
        this.status = status;
        this.text = text;
        this.parameters = parameters;
    }

    Problem with(String property, Object value) {
        more.put(property, value);
        return this;
    }

    HttpStatus status() {
        return status;
    }

    String text() {
        return text;
    }

    Object[] parameters() {
        return parameters;
    }

    Map<String, Object> more() {
        return more;
    }
}
