/** Trainings as members and animators see them. */
@NullMarked
package org.etabli.lab.training.ui;

import org.jspecify.annotations.NullMarked;
