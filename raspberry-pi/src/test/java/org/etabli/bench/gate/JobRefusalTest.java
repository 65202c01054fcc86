package org.etabli.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.etabli.controller.contract.JobReason;
import org.etabli.controller.message.Sentences;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobRefusalTest {

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasASentenceInBothLanguages(JobRefusal refusal) {
        JobReason told = JobReason.parse(refusal.told());

        String french = Sentences.in(Locale.FRENCH).of(told);
        String english = Sentences.in(Locale.ENGLISH).of(told);

        assertThat(french).isNotEqualTo(refusal.told()).isNotEqualTo(english);
        assertThat(english).isNotEqualTo(refusal.told());
    }
}
