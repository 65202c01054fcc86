package org.etabli.lab.shell;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.router.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etabli.lab.member.Role;

/** Every view, who may see it and where it is; a new one has to be written down here. */
final class Views {

    /**
     * The least role that may see it ({@code ANYBODY} also without signing in), an address at which it shows something,
     * and whose eyes see it there where that takes more: a session is for those who run it.
     */
    private static final String TABLE = """
            SignInView          ANYBODY    sign-in
            SignUpView          ANYBODY    sign-up
            ConfirmView         ANYBODY    confirm/guessed
            RecoverView         ANYBODY    recover
            PasswordView        ANYBODY    {password}
            PrivacyView         ANYBODY    privacy
            KioskView           ANYBODY    kiosk/{kiosk}
            BoardView           MEMBER     /
            MyReservationsView  MEMBER     my
            WeekView            MEMBER     week/{machine}
            RecordView          MEMBER     reservations/{record}
            PrepareView         MEMBER     prepare
            MachinesView        MEMBER     machines
            MachineView         MEMBER     machines/{broken}
            TrainingsView       MEMBER     trainings
            AccountView         MEMBER     account
            MessagesView        MEMBER     messages
            WorkshopView        MEMBER     workshop
            CoursesView         MEMBER     courses
            CourseView          MEMBER     courses/{course}
            SessionView         VOLUNTEER  courses/sessions/{session}   ANIMATOR
            FeelView            MEMBER     courses/{course}/feel        ANIMATOR
            DropInsView         VOLUNTEER  courses/drop-ins
            TemplatesView       ANIMATOR   courses/templates
            ReportView          ANIMATOR   courses/report
            PlanningView        ANIMATOR   planning
            PeopleView          ANIMATOR   people
            PersonView          ANIMATOR   people/{person}
            TrainingDeskView    ANIMATOR   trainings/desk
            ClosuresView        MANAGER    planning/closures
            RulesView           MANAGER    planning/rules
            ImportView          MANAGER    people/import
            AuditView           MANAGER    audit
            MachineEditView     MANAGER    machines/{machine}/edit
            TeamView            MANAGER    courses/team
            KiosksView          MANAGER    kiosks
            BenchesView         MANAGER    benches
            """;

    private Views() {}

    /**
     * @param address with names in braces for what differs from lab to lab
     * @param reader who sees something there
     */
    record View(String name, Optional<Role> least, String address, Optional<Role> reader) {

        boolean maySee(Optional<Role> role) {
            return least.isEmpty()
                    || role.filter(held -> held.atLeast(least.get())).isPresent();
        }

        String addressIn(Function<String, String> lab) {
            String filled = address;
            while (filled.contains("{")) {
                String name = filled.substring(filled.indexOf('{') + 1, filled.indexOf('}'));
                filled = filled.replace("{" + name + "}", lab.apply(name));
            }
            return filled.equals("/") ? "" : filled;
        }
    }

    static List<View> all() {
        return TABLE.lines()
                .map(line -> line.split("\\s+"))
                .map(words -> new View(words[0], role(words[1]), words[2], role(words[words.length > 3 ? 3 : 1])))
                .toList();
    }

    private static Optional<Role> role(String word) {
        return word.equals("ANYBODY") ? Optional.empty() : Optional.of(Role.valueOf(word));
    }

    /** Nobody in particular, then every role. */
    static List<Optional<Role>> everybody() {
        return Stream.concat(
                        Stream.of(Optional.<Role>empty()),
                        Arrays.stream(Role.values()).map(Optional::of))
                .toList();
    }

    /** The classes that the program itself routes to, by their simple names. */
    static Map<String, Class<?>> classes() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.etabli.lab").stream()
                        .filter(type -> type.isAnnotatedWith(Route.class))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toMap(
                                Class::getSimpleName,
                                Function.identity(),
                                (one, other) -> {
                                    throw new IllegalStateException("two views are called " + one.getSimpleName());
                                },
                                TreeMap::new));
    }
}
