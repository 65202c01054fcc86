package org.etabli.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.etabli.lab.member.Role;
import org.junit.jupiter.api.Test;

/** Who may see which page: the whole table of {@link Views}, as the router's own checker answers. */
class ViewAccessTest {

    private final AccessAnnotationChecker checker = new AccessAnnotationChecker();

    @Test
    void everyPageHasItsLineInTheTable() {
        assertThat(Views.all().stream().map(Views.View::name).sorted())
                .isEqualTo(List.copyOf(Views.classes().keySet()));
    }

    @Test
    void everyRoleSeesWhatItMayAndNothingElse() {
        Map<String, Class<?>> classes = Views.classes();
        SoftAssertions soft = new SoftAssertions();
        for (Views.View view : Views.all()) {
            for (Optional<Role> role : Views.everybody()) {
                soft.assertThat(maySee(java.util.Objects.requireNonNull(classes.get(view.name())), role))
                        .as("%s by %s", view.name(), role)
                        .isEqualTo(view.maySee(role));
            }
        }
        soft.assertAll();
    }

    /** A page of which nobody said who may see it is one that everybody signed in sees by mistake, or nobody. */
    @Test
    void everyPageSaysItselfWhoMaySeeIt() {
        Views.classes().forEach((name, view) -> assertThat(Arrays.stream(view.getAnnotations())
                        .map(a -> a.annotationType().getSimpleName()))
                .as(name)
                .containsAnyOf("AnonymousAllowed", "PermitAll", "RolesAllowed"));
    }

    private boolean maySee(Class<?> view, Optional<Role> role) {
        Principal somebody = role.<Principal>map(held -> () -> "somebody").orElse(null);
        List<String> held = role.map(r -> List.of(r.authorities())).orElse(List.of());
        return checker.hasAccess(view, somebody, wanted -> held.contains("ROLE_" + wanted));
    }
}
