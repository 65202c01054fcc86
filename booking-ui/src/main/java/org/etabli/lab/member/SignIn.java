package org.etabli.lab.member;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Members sign in with their e-mail address and a password kept with Argon2. */
@Configuration
class SignIn {

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    UserDetailsService membersSignIn(Members members) {
        return email -> members.findByEmail(email)
                .flatMap(member -> members.passwordOf(email).map(password -> User.withUsername(member.email())
                        .password(password)
                        .authorities(authorities(member.role()))
                        .build()))
                .orElseThrow(() -> new UsernameNotFoundException("no such member"));
    }

    private static String[] authorities(Role role) {
        return java.util.Arrays.stream(Role.values())
                .filter(role::atLeast)
                .map(Role::authority)
                .toArray(String[]::new);
    }
}
