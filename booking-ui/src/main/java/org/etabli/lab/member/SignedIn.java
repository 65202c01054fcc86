package org.etabli.lab.member;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends the sessions of somebody whose rights have changed: an old browser window must not keep old rights. */
@Component
class SignedIn implements HttpSessionListener {

    /** Bounded by the container, which ends sessions that nobody uses. */
    private final Map<String, HttpSession> sessions = new ConcurrentHashMap<>();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.put(event.getSession().getId(), event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.values().remove(event.getSession());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MemberChanged changed) {
        sessions.values().stream()
                .filter(session -> isOf(session, changed.member()))
                .toList()
                .forEach(SignedIn::end);
    }

    private static boolean isOf(HttpSession session, MemberId member) {
        try {
            Object context = session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
            Authentication who = context instanceof SecurityContext held ? held.getAuthentication() : null;
            return who != null && who.getName().equals(member.toString());
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException _) {
            // It ended by itself in between.
        }
    }
}
