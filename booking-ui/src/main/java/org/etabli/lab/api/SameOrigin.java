package org.etabli.lab.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a page of another site makes a browser send here is refused. Pages carry secrets of their own against that; the
 * sign-in form, which is there before anybody has one, does not. The API knows no cookies: it has nothing to forge.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SameOrigin extends OncePerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HARMLESS.contains(request.getMethod()) || request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader("Origin");
        if (origin == null || isOurs(origin, request)) {
            chain.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** A browser lets no page of another site choose these headers; a proxy before us tells in one how it was called. */
    private static boolean isOurs(String origin, HttpServletRequest request) {
        return Stream.of(request.getHeader("Host"), forwarded(request.getHeader("X-Forwarded-Host")))
                .anyMatch(host -> host != null
                        && !host.isEmpty()
                        && origin.replaceFirst("^https?://", "").equals(host));
    }

    private static @Nullable String forwarded(@Nullable String hosts) {
        return hosts == null ? null : hosts.split(",", 2)[0].strip();
    }
}
