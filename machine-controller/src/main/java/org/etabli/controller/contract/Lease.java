package org.etabli.controller.contract;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Who may switch what on, and when: what a bench decides a badge with, network or not.
 *
 * @param number grows with every lease of a bench; a bench refuses one not greater than the last
 * @param issued when the server made it; a bench whose clock is earlier knows that its clock is wrong
 * @param expires after this the bench falls back to each machine's policy for an expired lease
 */
public record Lease(
        int v, String site, String bench, long number, Instant issued, Instant expires, List<Permission> permissions) {

    public Lease {
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(bench, "bench");
        Objects.requireNonNull(issued, "issued");
        Objects.requireNonNull(expires, "expires");
        permissions = List.copyOf(permissions);
    }
}
