package org.etabli.gcode.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.etabli.gcode.Corpus;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Uncertainty;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.slicer.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A machine with other accelerations than its profile says, whose jobs scatter by two percent. */
class ProfileFitTest {

    private static final double NOISE = 0.02;
    private static final int SEEDS = Integer.getInteger("gcode.learn.seeds", 20);

    private final MachineProfile believed = Corpus.truth(0.5);
    private final MachineProfile real = new Traits(0.45, 0.8, 1, 1.2, 25).of(believed);

    @Test
    void tenJobsTeachToPredictTenUnseenOnes(TestReporter reporter) {
        int held = 0;
        int near = 0;
        int means = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Learnt learnt = ProfileFit.fit(believed, jobs(random, 10));

            double bias = 0;
            for (Program unseen : programs(random, 10)) {
                double exact = unseen.on(real).seconds();
                double actual = exact * (1 + NOISE * random.nextGaussian());
                Prediction prediction = learnt.predict(unseen);
                held += actual >= prediction.low() && actual <= prediction.high() ? 1 : 0;
                near += Math.abs(prediction.seconds() / exact - 1) <= 0.01 ? 1 : 0;
                bias += (prediction.seconds() / exact - 1) / 10;
            }
            means += Math.abs(bias) <= 0.01 ? 1 : 0;
        }

        double all = SEEDS * 10;
        reporter.publishEntry("interval held in %.3f, within 1 %% in %.3f of jobs and in the mean of %.2f of fits"
                .formatted(held / all, near / all, means / (double) SEEDS));
        assertThat(held / all).isBetween(0.85, 0.97);
        // Ten jobs that scatter by 2 % cannot tell their own mean better than by 2 % / √10.
        assertThat(near / all).isGreaterThan(0.75);
        assertThat(means).isGreaterThanOrEqualTo(SEEDS * 17 / 20);
    }

    @Test
    void withoutNoiseTheTraitsAreFound() {
        List<RanJob> jobs = programs(new Random(3), 12).stream()
                .map(program -> new RanJob(program, program.on(real).seconds()))
                .toList();

        Learnt learnt = ProfileFit.fit(believed, jobs);

        assertThat(learnt.traits().acceleration()).isBetween(0.40, 0.50);
        for (Program unseen : programs(new Random(4), 5)) {
            assertThat(learnt.predict(unseen).seconds() / unseen.on(real).seconds())
                    .isBetween(0.997, 1.003);
        }
    }

    @Test
    void oneJobThatWentWrongDoesNotSpoilTheRest() {
        List<RanJob> jobs = new ArrayList<>(jobs(new Random(5), 12));
        jobs.set(0, new RanJob(jobs.getFirst().program(), jobs.getFirst().seconds() * 1.5));

        Learnt learnt = ProfileFit.fit(believed, jobs);

        double error = 0;
        for (Program unseen : programs(new Random(6), 10)) {
            error += (learnt.predict(unseen).seconds() / unseen.on(real).seconds() - 1) / 10;
        }
        assertThat(Math.abs(error)).isLessThan(0.03);
    }

    @Test
    void oneJobAloneMovesTheProfileOnlyAlittle() {
        Program program = programs(new Random(7), 1).getFirst();

        Learnt learnt = ProfileFit.fit(
                believed, List.of(new RanJob(program, program.on(believed).seconds())));

        assertThat(learnt.traits().acceleration()).isBetween(0.99, 1.01);
        Prediction prediction = learnt.predict(program);
        assertThat(prediction.low()).isLessThan(prediction.seconds());
    }

    @Test
    void theTimesOfFeaturesTellAccelerationFromAllElse() {
        Random random = new Random(8);
        List<RanJob> whole = new ArrayList<>();
        List<RanJob> noted = new ArrayList<>();
        for (Program program : programs(random, 6)) {
            Estimate exact = program.on(real);
            double slower = 1 + NOISE * random.nextGaussian();
            Map<Feature, Double> byFeature = new EnumMap<>(Feature.class);
            exact.byFeature().forEach((feature, use) -> byFeature.put(feature, use.seconds() * slower));
            whole.add(new RanJob(program, exact.seconds() * slower));
            noted.add(new RanJob(program, exact.seconds() * slower, byFeature));
        }

        Learnt fromWholes = ProfileFit.fit(believed, whole);
        Learnt fromFeatures = ProfileFit.fit(believed, noted);

        double wholeError = Math.abs(Math.log(fromWholes.traits().acceleration() / 0.45));
        double featureError = Math.abs(Math.log(fromFeatures.traits().acceleration() / 0.45));
        assertThat(featureError).isLessThan(Math.max(0.1, wholeError));
        assertThat(fromWholes.byFeature()).isEmpty();
        assertThat(fromFeatures.byMoveClass()).containsOnlyKeys(MoveClass.values());
        Factor work = Objects.requireNonNull(fromFeatures.byMoveClass().get(MoveClass.WORK));
        assertThat(work.ratio()).isBetween(0.95, 1.05).isBetween(work.low(), work.high());
        assertThat(work.jobs()).isEqualTo(6);
    }

    @Test
    void aFeatureThatTakesLongerThanTheMachineExplainsIsNamed() {
        List<RanJob> jobs = programs(new Random(9), 5).stream()
                .map(program -> {
                    Estimate exact = program.on(believed);
                    Map<Feature, Double> byFeature = new EnumMap<>(Feature.class);
                    exact.byFeature().forEach((feature, use) -> byFeature.put(feature, use.seconds()));
                    byFeature.merge(Feature.RETRACT, 1.5, (seconds, factor) -> seconds * factor);
                    return new RanJob(program, exact.seconds(), byFeature);
                })
                .toList();

        Learnt learnt = ProfileFit.fit(believed, jobs);

        assertThat(Objects.requireNonNull(learnt.byFeature().get(Feature.RETRACT))
                        .low())
                .isGreaterThan(1.2);
        assertThat(Objects.requireNonNull(learnt.byFeature().get(Feature.OTHER)).ratio())
                .isBetween(0.95, 1.05);
    }

    @Test
    void aLearntProfileSaysHowWellItIsKnown() {
        Learnt learnt = ProfileFit.fit(believed, jobs(new Random(10), 10));

        assertThat(learnt.profile().certainty().jobs()).isEqualTo(10);
        assertThat(learnt.profile().certainty().slowing())
                .isLessThan(believed.certainty().slowing() / 1.5);
        Program unseen = programs(new Random(11), 1).getFirst();
        Uncertainty sure = unseen.on(learnt.profile()).uncertainty();
        Uncertainty unsure = unseen.on(believed).uncertainty();
        assertThat(sure.high() - sure.low()).isLessThan(unsure.high() - unsure.low());
    }

    private List<RanJob> jobs(Random random, int count) {
        return programs(random, count).stream()
                .map(program -> new RanJob(program, program.on(real).seconds() * (1 + NOISE * random.nextGaussian())))
                .toList();
    }

    /** Prints of different sizes: rings and zigzags of short and long strokes, at different speeds. */
    private static List<Program> programs(Random random, int count) {
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            programs.add(Program.of(print(random).getBytes(StandardCharsets.US_ASCII)));
        }
        return programs;
    }

    private static String print(Random random) {
        StringBuilder text = new StringBuilder("G28\nM190 S60\nM109 S210\nM83\n");
        int layers = 3 + random.nextInt(12);
        double radius = 5 + random.nextDouble() * 40;
        double stroke = 2 + random.nextDouble() * 30;
        for (int layer = 1; layer <= layers; layer++) {
            text.append(String.format(
                    Locale.ROOT, "G1 E-.8 F2100\nG1 Z%.1f F600\nG1 X100 Y100 F9000\nG1 E.8 F2100\n", layer * 0.2));
            int sides = 12 + random.nextInt(60);
            text.append("G1 F").append(1200 + random.nextInt(2400)).append('\n');
            for (int k = 0; k <= sides; k++) {
                double angle = 2 * Math.PI * k / sides;
                text.append(String.format(
                        Locale.ROOT,
                        "G1 X%.3f Y%.3f E.05%n",
                        100 + radius * Math.cos(angle),
                        100 + radius * Math.sin(angle)));
            }
            text.append("G1 F").append(3600 + random.nextInt(6000)).append('\n');
            for (int k = 0; k < 60; k++) {
                text.append(String.format(
                        Locale.ROOT, "G1 X%.3f Y%.3f E.1%n", k % 2 == 0 ? 60.0 : 60 + stroke, 60 + k * 0.45));
            }
        }
        return text.append("M104 S0\nM140 S0\n").toString();
    }
}
