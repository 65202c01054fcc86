package org.etabli.lab.bench;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.etabli.lab.site.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may speak through the embedded broker: the server itself, and each bench with its own key, on its own topics
 * only. The broker writes topics with dots instead of slashes.
 */
@Component
class BrokerAccounts implements ActiveMQSecurityManager5 {

    static final String SERVER = "server";

    private final Benches benches;
    private final String serverPassword;

    BrokerAccounts(Benches benches, org.etabli.lab.site.Keys keys) {
        this.benches = benches;
        this.serverPassword = keys.newSecret();
    }

    /** Made anew at each start: only this process uses it. */
    String serverPassword() {
        return serverPassword;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        if (!validateUser(user, password)) {
            return null;
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .map(UserPrincipal::getName)
                .anyMatch(user -> mayTouch(user, address));
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        if (user == null || password == null) {
            return false;
        }
        return user.equals(SERVER) ? Secrets.equal(password, serverPassword) : benches.hasKey(user, password);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
        return false;
    }

    private boolean mayTouch(String user, String address) {
        if (user.equals(SERVER)) {
            return true;
        }
        String prefix = benches.topics(user).status().replace('/', '.').replaceAll("status$", "");
        String topic = address.replaceAll("^\\$sys\\.mqtt\\.retain\\.", "");
        return topic.startsWith(prefix);
    }
}
