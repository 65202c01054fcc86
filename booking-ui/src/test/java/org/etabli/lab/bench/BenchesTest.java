package org.etabli.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

class BenchesTest {

    @OnBothDatabases
    void aBenchThatIsAddedJoinsWithItsCodeOnce(Database database) {
        Benches benches = Lab.on(database).bean(Benches.class);
        List<Bench> before = benches.all();

        benches.add("Établi de l’atelier bois");
        benches.add("Établi du laser");

        List<Bench> added =
                benches.all().stream().filter(bench -> !before.contains(bench)).toList();
        assertThat(added).extracting(Bench::label).containsExactly("Établi de l’atelier bois", "Établi du laser");
        String code = benches.newCode(added.getFirst().name());
        assertThat(benches.enrol(code).orElseThrow().bench())
                .isEqualTo(added.getFirst().name());
        assertThat(benches.enrol(code)).isEmpty();
    }
}
