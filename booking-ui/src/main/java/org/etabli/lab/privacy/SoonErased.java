package org.etabli.lab.privacy;

import java.time.LocalDate;
import org.etabli.lab.member.MemberId;

/** Somebody has not been here for so long that their account is erased on a day, unless they come back. */
public record SoonErased(MemberId member, LocalDate on) {}
