package org.etabli.lab.member;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Members sign in with their e-mail address or login, and a password kept with Argon2. */
@Configuration
class SignIn {

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    /** Somebody who has to wait is locked before the password is looked at, whether the name is known or not. */
    @Bean
    UserDetailsService membersSignIn(Members members, SignInThrottle throttle) {
        return typed -> {
            if (throttle.wait(typed, address()).isPositive()) {
                return User.withUsername(typed).password("").accountLocked(true).build();
            }
            return members.findBySignIn(typed)
                    .filter(member -> !member.suspended() && members.isConfirmed(member.id()))
                    .flatMap(member -> user(members, member))
                    .orElseThrow(() -> new UsernameNotFoundException("no such member"));
        };
    }

    private static Optional<UserDetails> user(Members members, Member member) {
        return members.passwordOf(member.id())
                .map(password -> User.withUsername(member.id().toString())
                        .password(password)
                        .authorities(member.role().authorities())
                        .build());
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "";
    }

    /** Counts what people try. */
    @org.springframework.stereotype.Component
    static class Attempts {

        private final SignInThrottle throttle;
        private final Members members;

        Attempts(SignInThrottle throttle, Members members) {
            this.throttle = throttle;
            this.members = members;
        }

        @EventListener
        void on(AuthenticationFailureBadCredentialsEvent failure) {
            throttle.failed(failure.getAuthentication().getName(), addressOf(failure.getAuthentication()));
        }

        @EventListener
        void on(AuthenticationSuccessEvent success) {
            MemberId.of(success.getAuthentication().getName()).ifPresent(id -> {
                members.find(id).ifPresent(member -> {
                    if (member.email() != null) {
                        throttle.succeeded(member.email());
                    }
                    if (member.login() != null) {
                        throttle.succeeded(member.login());
                    }
                });
                members.seen(id);
            });
        }

        private static String addressOf(Authentication attempt) {
            return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        }
    }
}
