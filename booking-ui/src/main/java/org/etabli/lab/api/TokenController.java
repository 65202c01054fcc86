package org.etabli.lab.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Members;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Tokens for whoever sits at the server itself: proved by the local key in its data folder. */
@RestController
class TokenController {

    static final String PATH = "/api/v1/tokens";

    private final Tokens tokens;
    private final Members members;
    private final CurrentMember current;
    private final LocalKey key;

    TokenController(Tokens tokens, Members members, CurrentMember current, LocalKey key) {
        this.current = current;
        this.tokens = tokens;
        this.members = members;
        this.key = key;
    }

    /** @param scopes absent: all of them */
    record Wanted(
            String member, @Nullable String label, @Nullable List<String> scopes) {}

    record Shown(String id, String label, List<String> scopes, Instant createdAt, Instant expiresAt) {

        static Shown of(Tokens.Known token) {
            return new Shown(
                    token.id(),
                    token.label(),
                    token.scopes().stream()
                            .map(scope -> scope.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    token.createdAt(),
                    token.expiresAt());
        }
    }

    @PostMapping(PATH)
    Map<String, String> issue(@RequestHeader(LocalKey.HEADER) String shown, @RequestBody Wanted wanted) {
        key.check(shown);
        String label = Named.text(wanted.label(), "label", Tokens.LONGEST_LABEL);
        Set<Scope> scopes = scopes(wanted.scopes());
        return members.findByEmail(wanted.member())
                .map(member -> Map.of("token", tokens.issue(member.id(), label, scopes)))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-member", wanted.member()));
    }

    @GetMapping(PATH)
    List<Shown> mine() {
        return tokens.of(current.get().id()).stream().map(Shown::of).toList();
    }

    @DeleteMapping(PATH + "/{id}")
    ResponseEntity<Void> revoke(@PathVariable String id) {
        if (!tokens.revoke(current.get().id(), id)) {
            throw new Problem(HttpStatus.NOT_FOUND, "problem.no-token");
        }
        return ResponseEntity.noContent().build();
    }

    private static Set<Scope> scopes(@Nullable List<String> names) {
        try {
            return names == null || names.isEmpty()
                    ? Scope.ALL
                    : names.stream().map(Scope::named).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.scopes", Scope.names());
        }
    }
}
