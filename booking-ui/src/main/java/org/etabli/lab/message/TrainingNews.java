package org.etabli.lab.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.etabli.lab.training.Certification;
import org.etabli.lab.training.CertificationChanged;
import org.etabli.lab.training.Certifications;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.Trainings;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells people that they are certified, are no longer, or soon will not be. */
@Component
class TrainingNews {

    /** Time to book a refresher. */
    static final Duration AHEAD = Duration.ofDays(30);

    private final Trainings trainings;
    private final Certifications certifications;
    private final Members members;
    private final Notes notes;
    private final Texts texts;
    private final FiguresOf figures;
    private final Clock clock;

    TrainingNews(
            Trainings trainings,
            Certifications certifications,
            Members members,
            Notes notes,
            Texts texts,
            FiguresOf figures,
            Clock clock) {
        this.trainings = trainings;
        this.certifications = certifications;
        this.members = members;
        this.notes = notes;
        this.texts = texts;
        this.figures = figures;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(CertificationChanged changed) {
        members.find(changed.member()).ifPresent(member -> trainings
                .find(changed.training())
                .ifPresent(training -> certifications.of(member.id(), training.id()).stream()
                        .filter(c -> c.id().equals(changed.certification()))
                        .findFirst()
                        .ifPresent(c -> tell(member, training, c, changed.what()))));
    }

    private void tell(Member member, Training training, Certification certification, CertificationChanged.What what) {
        String about = "certification/" + certification.id() + "/" + what.name().toLowerCase(Locale.ROOT);
        switch (what) {
            case GRANTED, RENEWED ->
                notes.tell(
                        member,
                        about,
                        Kind.CERTIFIED,
                        "trainings",
                        training.name(),
                        until(member, certification.expiresAt()));
            case REVOKED ->
                notes.tell(
                        member,
                        about,
                        Kind.REVOKED,
                        "trainings",
                        training.name(),
                        certification.reason() == null ? "" : certification.reason());
        }
    }

    /** Once for each certification, however often this runs. */
    @Scheduled(cron = "${etabli.trainings.remind:0 30 8 * * *}", zone = "${etabli.site.zone}")
    @Transactional
    void remind() {
        Instant now = clock.instant();
        for (Certification ending : certifications.ending(now, now.plus(AHEAD))) {
            members.find(ending.member()).ifPresent(member -> trainings
                    .find(ending.training())
                    .ifPresent(training -> notes.tell(
                            member,
                            "certification/" + ending.id() + "/ending",
                            Kind.EXPIRING,
                            "trainings",
                            training.name(),
                            until(member, ending.expiresAt()),
                            training.howToGet())));
        }
    }

    private String until(Member member, @Nullable Instant expires) {
        return expires == null
                ? texts.getTranslation("training.for-ever", member.language())
                : texts.getTranslation(
                        "training.until",
                        member.language(),
                        figures.in(member.language())
                                .date(expires.minusSeconds(1))
                                .format(java.time.format.DateTimeFormatter.ofLocalizedDate(
                                                java.time.format.FormatStyle.LONG)
                                        .withLocale(Figures.dates(member.language()))));
    }
}
