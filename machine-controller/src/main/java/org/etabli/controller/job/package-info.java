/** One run of a file on a machine: its states, its journal, its progress and what it really used. */
@NullMarked
package org.etabli.controller.job;

import org.jspecify.annotations.NullMarked;
