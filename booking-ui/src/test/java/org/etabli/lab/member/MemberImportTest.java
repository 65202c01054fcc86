package org.etabli.lab.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etabli.lab.member.MemberImport.Column;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.junit.jupiter.api.Test;

class MemberImportTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @Test
    void columnsAreRecognisedWhateverTheirOrderAccentsAndSeparator() {
        MemberImport list = list("Prénom;NOM;Adresse e-mail;Date de naissance\nAwa;Diallo;awa@exemple.fr;01/05/1990\n");

        assertThat(list.guess())
                .isEqualTo(Map.of(Column.FIRST_NAME, 0, Column.LAST_NAME, 1, Column.EMAIL, 2, Column.BORN, 3));
    }

    @Test
    void aSpreadsheetsWesternEncodingAndItsByteOrderMarkAreUnderstood() {
        String csv = "Nom complet,Courriel\nLéo Lefèvre,leo@exemple.fr\n";

        assertThat(read(csv.getBytes(Charset.forName("windows-1252")))
                        .preview(Map.of(Column.NAME, 0), TODAY, nobody())
                        .people())
                .extracting(NewMember::name)
                .containsExactly("Léo Lefèvre");
        assertThat(read(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8)).titles())
                .startsWith("Nom complet");
    }

    @Test
    void everyLineWithAFaultIsNamedAndTheOthersAreShown() {
        MemberImport list = list("""
                nom complet,email,date de naissance
                Awa Diallo,awa@exemple.fr,
                "Le Goff, Yann",yann@exemple,
                ,zoe@exemple.fr,
                Zoé Martin,AWA@exemple.fr,
                Tom Petit,tom@exemple.fr,31/02/2014
                "Deux
                lignes",deux@exemple.fr,2014-02-28
                """);

        MemberImport.Preview preview = list.preview(list.guess(), TODAY, nobody());

        assertThat(preview.faults())
                .extracting(MemberImport.Fault::line, MemberImport.Fault::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, "person.fault.email"),
                        org.assertj.core.groups.Tuple.tuple(4L, "person.fault.name-missing"),
                        org.assertj.core.groups.Tuple.tuple(5L, "import.fault.twice"),
                        org.assertj.core.groups.Tuple.tuple(6L, "import.fault.born"));
        assertThat(preview.people()).extracting(NewMember::name).containsExactly("Awa Diallo", "Deux lignes");
    }

    @Test
    void aBirthdayIsKeptOfMinorsOnly() {
        MemberImport list = list("nom complet,naissance\nAwa,01/05/1990\nLéo,03/03/2008\nTom,02/03/2008\n");

        assertThat(list.preview(list.guess(), TODAY, nobody()).people())
                .extracting(NewMember::born)
                .containsExactly(null, LocalDate.parse("2008-03-03"), null);
    }

    @Test
    void whatIsNoListIsRefusedWithItsLine() {
        assertThat(MemberImport.read("nom\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new MemberImport.Read.Refused("import.refused.empty", 0));
        assertThat(MemberImport.read("nom,email\nAwa,a@b.fr\n\"Yann,y@b.fr\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new MemberImport.Read.Refused("import.refused.quotes", 3));
        assertThat(MemberImport.read(new byte[MemberImport.MOST_BYTES + 1]))
                .isEqualTo(new MemberImport.Read.Refused("import.refused.long", 0));
    }

    @Test
    void withoutANameColumnNothingIsTaken() {
        assertThat(list("a,b\n1,2\n").preview(Map.of(), TODAY, nobody()).faults())
                .extracting(MemberImport.Fault::text)
                .containsExactly("import.fault.no-name-column");
    }

    @OnBothDatabases
    void aListIsKeptWholeOrNotAtAll(Database database) {
        Lab lab = Lab.on(database);
        Member manager = People.in(lab, Role.MANAGER);
        Member known = People.in(lab);
        String fresh = "import-" + java.util.UUID.randomUUID() + "@exemple.fr";
        List<NewMember> people = List.of(
                new NewMember("Awa", fresh, null, Role.MEMBER, Locale.FRENCH, null),
                new NewMember("Yann", known.email(), null, Role.MEMBER, Locale.FRENCH, null));

        assertThatThrownBy(() -> lab.bean(Registry.class).addAll(manager, people))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lab.bean(Members.class).findByEmail(fresh)).isEmpty();

        assertThat(lab.bean(Registry.class).addAll(manager, people.subList(0, 1)))
                .isEqualTo(1);
        assertThat(lab.bean(Members.class).findByEmail(fresh)).isPresent();
    }

    /** Nobody of these lists is a member. */
    private static Members nobody() {
        return Lab.on(Database.H2).bean(Members.class);
    }

    private static MemberImport list(String csv) {
        return read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static MemberImport read(byte[] csv) {
        return ((MemberImport.Read.List) MemberImport.read(csv)).list();
    }
}
