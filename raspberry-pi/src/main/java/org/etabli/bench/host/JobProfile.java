package org.etabli.bench.host;

import java.util.Locale;
import org.etabli.bench.gate.JobRefusal;
import org.etabli.controller.contract.Order;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.ProfileException;

/** By which profile a job is checked and run: the server's word on the machine, on the bench's own wire. */
final class JobProfile {

    private JobProfile() {}

    /**
     * The bench's own where the server says none.
     *
     * @throws JobRefusedException when it is no profile, or one of a machine of another kind, which cannot be meant
     */
    static MachineProfile of(Order.StartJob order, MachineProfile own) throws JobRefusedException {
        String told = order.profile();
        if (told == null) {
            return own;
        }
        MachineProfile theirs;
        try {
            theirs = MachineProfile.parse(told, "profile");
        } catch (ProfileException e) {
            throw new JobRefusedException(JobRefusal.PROFILE_NOT_ACCEPTED, String.valueOf(e.getMessage()));
        }
        if (theirs.kind() != own.kind() || theirs.firmware() != own.firmware()) {
            throw new JobRefusedException(JobRefusal.PROFILE_NOT_ACCEPTED, words(theirs) + " \u2260 " + words(own));
        }
        return theirs.on(own.link());
    }

    private static String words(MachineProfile profile) {
        return (profile.kind() + " " + profile.firmware()).toLowerCase(Locale.ROOT);
    }
}
