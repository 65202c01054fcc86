package org.etabli.lab.course.rota;

import java.time.Duration;
import java.time.LocalDate;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.TimeSlot;

/** What is wrong with a rota. */
public sealed interface RotaFinding {

    MemberId member();

    /** @param monday the first day of the week, where the lab is */
    record TooManyHours(MemberId member, LocalDate monday, Duration planned) implements RotaFinding {}

    /** @param alone the first stretch without a salaried supervisor */
    record Unsupervised(MemberId member, TimeSlot alone) implements RotaFinding {}

    /** Somebody cannot be in two sessions at once. */
    record TwoPlaces(MemberId member, TimeSlot both) implements RotaFinding {}
}
