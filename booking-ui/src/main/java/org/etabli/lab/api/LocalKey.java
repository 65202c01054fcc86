package org.etabli.lab.api;

import org.etabli.lab.site.Keys;
import org.etabli.lab.site.Secrets;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who can read the data folder is at home: the command line on this very computer. */
@Component
class LocalKey {

    static final String HEADER = "X-Etabli-Local-Key";

    private final Keys keys;

    LocalKey(Keys keys) {
        this.keys = keys;
    }

    void check(String shown) {
        if (!Secrets.equal(shown, keys.local())) {
            throw new Problem(HttpStatus.FORBIDDEN, "problem.local-key");
        }
    }
}
