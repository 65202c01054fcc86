package org.etabli.lab.bench;

import java.time.Instant;
import java.util.List;
import org.etabli.controller.contract.Permission;

/** A feature that knows who may switch machines on. */
public interface LeaseSource {

    /** Permissions on a bench's machines that touch the window. */
    List<Permission> permissions(String bench, Instant from, Instant until);
}
