/** The demo: its people and machines, and the badges one can hold to its simulated readers. */
@NullMarked
package org.etabli.lab.demo;

import org.jspecify.annotations.NullMarked;
