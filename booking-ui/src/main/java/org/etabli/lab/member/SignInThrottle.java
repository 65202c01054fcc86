package org.etabli.lab.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after a few failures for a name, or many from one address, further attempts are refused unseen
 * for a while that doubles. Kept in memory: a restart forgives, and nobody can be locked out for good.
 */
@Component
public class SignInThrottle {

    /** People mistype; who guesses needs thousands. */
    static final int FREE_PER_NAME = 5;
    /** A school signs in from one address. */
    static final int FREE_PER_ADDRESS = 50;

    static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    /** Long enough to make guessing useless, short enough to wait for at the machine. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** Failures older than this no longer count. */
    static final Duration FORGOTTEN = Duration.ofHours(1);
    /** More names and addresses than one lab sees; the least recent are forgotten first, so that memory stays bounded. */
    static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    });

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** How long somebody still has to wait; zero when they may try. */
    public Duration wait(String name, String address) {
        Duration byName = remaining(nameKey(name), FREE_PER_NAME);
        Duration byAddress = remaining(addressKey(address), FREE_PER_ADDRESS);
        return byName.compareTo(byAddress) >= 0 ? byName : byAddress;
    }

    void failed(String name, String address) {
        note(nameKey(name));
        note(addressKey(address));
    }

    /** A right password clears the name; the address keeps its count, else one's own account would wash it. */
    void succeeded(String name) {
        failures.remove(nameKey(name));
    }

    int remembered() {
        return failures.size();
    }

    private void note(String key) {
        Instant now = clock.instant();
        failures.compute(
                key,
                (k, before) -> new Failures(before == null || isForgotten(before, now) ? 1 : before.count() + 1, now));
    }

    private Duration remaining(String key, int free) {
        Failures past = failures.get(key);
        Instant now = clock.instant();
        if (past == null || past.count() < free || isForgotten(past, now)) {
            return Duration.ZERO;
        }
        int doublings = Math.min(past.count() - free, 10);
        Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
        Instant until = past.last().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    private static boolean isForgotten(Failures past, Instant now) {
        return past.last().plus(FORGOTTEN).isBefore(now);
    }

    private static String nameKey(String name) {
        return "n " + name.strip().toLowerCase(Locale.ROOT);
    }

    private static String addressKey(String address) {
        return "a " + address;
    }
}
