package org.etabli.lab.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etabli.lab.bench.Benches;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …}: a member's personal token, or a bench's key. */
class BearerFilter extends OncePerRequestFilter {

    static final String BENCH = "ROLE_BENCH";
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Benches benches;
    private final SecurityContextHolderStrategy context;

    BearerFilter(Tokens tokens, Benches benches, SecurityContextHolderStrategy context) {
        this.context = context;
        this.tokens = tokens;
        this.benches = benches;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(SCHEME)) {
            authenticate(header.substring(SCHEME.length()).strip())
                    .ifPresent(who -> context.getContext().setAuthentication(who));
        }
        chain.doFilter(request, response);
    }

    private Optional<Authentication> authenticate(String secret) {
        Optional<Authentication> member = tokens.speaker(secret)
                .map(speaker -> authenticated(speaker.member().id().toString(), authorities(speaker)));
        return member.or(() -> benches.withKey(secret).map(bench -> authenticated(bench, List.of(BENCH))));
    }

    private static List<String> authorities(Tokens.Speaker speaker) {
        return Stream.concat(
                        Stream.of(speaker.member().role().authorities()),
                        speaker.scopes().stream().map(Scope::authority))
                .toList();
    }

    private static Authentication authenticated(String name, List<String> authorities) {
        return UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList(authorities));
    }
}
