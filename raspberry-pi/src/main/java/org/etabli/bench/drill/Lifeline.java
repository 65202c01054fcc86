package org.etabli.bench.drill;

/** What the bench itself lives by, for a drill to take away. */
public interface Lifeline {

    /** No network and no server until {@link #reconnect}. */
    void disconnect();

    void reconnect();

    /** Whether this process may die now: somebody starts it again, and no machine is in use but the drill's. */
    boolean mayDie(String machine);

    /** Ends the process as {@code kill -9} does. */
    void die();
}
