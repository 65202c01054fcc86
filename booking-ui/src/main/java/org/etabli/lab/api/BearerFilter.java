package org.etabli.lab.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.bench.Benches;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …}: a member's personal token, or a bench's key. */
class BearerFilter extends OncePerRequestFilter {

    static final String BENCH = "ROLE_BENCH";
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Benches benches;

    BearerFilter(Tokens tokens, Benches benches) {
        this.tokens = tokens;
        this.benches = benches;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.startsWith(SCHEME)) {
            authenticate(header.substring(SCHEME.length()).strip())
                    .ifPresent(who -> SecurityContextHolder.getContext().setAuthentication(who));
        }
        chain.doFilter(request, response);
    }

    private Optional<Authentication> authenticate(String secret) {
        Optional<Authentication> member = tokens.ownerOf(secret)
                .map(owner -> authenticated(
                        owner.id().toString(), List.of(owner.role().authorities())));
        return member.or(() -> benches.withKey(secret).map(bench -> authenticated(bench, List.of(BENCH))));
    }

    private static Authentication authenticated(String name, List<String> authorities) {
        return UsernamePasswordAuthenticationToken.authenticated(
                name, null, AuthorityUtils.createAuthorityList(authorities));
    }
}
