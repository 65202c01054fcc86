/** The benches: enrolment, the broker they speak through, leases, orders and what they report. */
@NullMarked
package org.etabli.lab.bench;

import org.jspecify.annotations.NullMarked;
