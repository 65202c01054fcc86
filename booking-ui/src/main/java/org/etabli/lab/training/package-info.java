/** Trainings, and the certifications that give the right to use a kind of machine. */
@NullMarked
package org.etabli.lab.training;

import org.jspecify.annotations.NullMarked;
