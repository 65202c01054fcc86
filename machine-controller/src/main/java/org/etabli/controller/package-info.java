/** Drives printers and lasers over a wire and keeps count of what they really did. */
@NullMarked
package org.etabli.controller;

import org.jspecify.annotations.NullMarked;
