package org.etabli.lab.course.rota;

/** A drop-in ("permanence"): short help for one person. Who keeps coming is better served by a course. */
public sealed interface DropIn {

    /** As often as somebody is helped so. */
    int MOST = 3;

    /** @param time which one of {@link #MOST} this is, from 1 */
    record Help(int time) implements DropIn {}

    record ProposeCourse() implements DropIn {}

    /** @param before how many drop-ins the person has had */
    static DropIn after(int before) {
        return before < MOST ? new Help(before + 1) : new ProposeCourse();
    }
}
