/** The Marlin family's dialect: its replies, its handshake and its numbered flow control. */
@NullMarked
package org.etabli.controller.marlin;

import org.jspecify.annotations.NullMarked;
