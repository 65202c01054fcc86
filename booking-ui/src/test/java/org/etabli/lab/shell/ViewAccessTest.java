package org.etabli.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.etabli.lab.member.Role;
import org.junit.jupiter.api.Test;

/** Who may see which page: the whole table, as the router's own checker answers. */
class ViewAccessTest {

    /** The least role that may; {@code ANYBODY} also without signing in. A new page has to be written down here. */
    private static final Map<String, String> LEAST = Map.ofEntries(
            Map.entry("sign-in", "ANYBODY"),
            Map.entry("sign-up", "ANYBODY"),
            Map.entry("confirm", "ANYBODY"),
            Map.entry("recover", "ANYBODY"),
            Map.entry("password", "ANYBODY"),
            Map.entry("privacy", "ANYBODY"),
            Map.entry("machines", "MEMBER"),
            Map.entry("prepare", "MEMBER"),
            Map.entry("workshop", "MEMBER"),
            Map.entry("trainings", "MEMBER"),
            Map.entry("account", "MEMBER"),
            Map.entry("messages", "MEMBER"),
            Map.entry("", "MEMBER"),
            Map.entry("my", "MEMBER"),
            Map.entry("week", "MEMBER"),
            Map.entry("reservations", "MEMBER"),
            Map.entry("planning", "ANIMATOR"),
            Map.entry("planning/closures", "MANAGER"),
            Map.entry("planning/rules", "MANAGER"),
            Map.entry("people", "ANIMATOR"),
            Map.entry("trainings/desk", "ANIMATOR"),
            Map.entry("courses", "MEMBER"),
            Map.entry("courses/:course", "MEMBER"),
            Map.entry("courses/sessions/:session", "VOLUNTEER"),
            Map.entry("courses/templates", "ANIMATOR"),
            Map.entry("courses/report", "ANIMATOR"),
            Map.entry("courses/drop-ins", "VOLUNTEER"),
            Map.entry("courses/team", "MANAGER"),
            Map.entry("courses/:course/feel", "MEMBER"),
            Map.entry("people/import", "MANAGER"),
            Map.entry("audit", "MANAGER"),
            Map.entry("machines/:id/edit", "MANAGER"),
            Map.entry("kiosk/:secret", "ANYBODY"),
            Map.entry("kiosks", "MANAGER"),
            Map.entry("benches", "MANAGER"));

    private final AccessAnnotationChecker checker = new AccessAnnotationChecker();

    @Test
    void everyRoleSeesWhatItMayAndNothingElse() {
        Map<String, List<Class<?>>> views = views();
        assertThat(views.keySet()).as("every page has its line in this table").isEqualTo(new TreeMap<>(LEAST).keySet());
        LEAST.forEach((route, least) -> views.getOrDefault(route, List.of()).forEach(view -> {
            assertThat(maySee(view, null)).as("%s by a stranger", route).isEqualTo(least.equals("ANYBODY"));
            for (Role role : Role.values()) {
                boolean may = least.equals("ANYBODY") || role.atLeast(Role.valueOf(least));
                assertThat(maySee(view, role)).as("%s by %s", route, role).isEqualTo(may);
            }
        }));
    }

    /** A page of which nobody said who may see it is one that everybody signed in sees by mistake, or nobody. */
    @Test
    void everyPageSaysItselfWhoMaySeeIt() {
        views().values().stream().flatMap(List::stream).forEach(view -> assertThat(Arrays.stream(view.getAnnotations())
                        .map(a -> a.annotationType().getSimpleName()))
                .as(view.getName())
                .containsAnyOf("AnonymousAllowed", "PermitAll", "RolesAllowed"));
    }

    private boolean maySee(Class<?> view, @org.jspecify.annotations.Nullable Role role) {
        Principal somebody = role == null ? null : () -> "somebody";
        List<String> held = role == null ? List.of() : List.of(role.authorities());
        return checker.hasAccess(view, somebody, wanted -> held.contains("ROLE_" + wanted));
    }

    private static Map<String, List<Class<?>>> views() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.etabli.lab").stream()
                        .filter(type -> type.isAnnotatedWith(Route.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.groupingBy(
                                view -> view.getAnnotation(Route.class).value(),
                                TreeMap::new,
                                Collectors.<Class<?>>toList()));
    }
}
