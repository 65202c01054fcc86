package org.etabli.lab.api;

import java.util.Map;
import org.etabli.lab.member.Members;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.Secrets;
import org.springframework.http.HttpStatus;
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
    private final Keys keys;

    TokenController(Tokens tokens, Members members, Keys keys) {
        this.tokens = tokens;
        this.members = members;
        this.keys = keys;
    }

    record Wanted(String member) {}

    @PostMapping(PATH)
    Map<String, String> issue(@RequestHeader("X-Etabli-Local-Key") String key, @RequestBody Wanted wanted) {
        if (!Secrets.equal(key, keys.local())) {
            throw new Problem(HttpStatus.FORBIDDEN, "problem.local-key");
        }
        return members.findByEmail(wanted.member())
                .map(member -> Map.of("token", tokens.issue(member.id())))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-member", wanted.member()));
    }
}
