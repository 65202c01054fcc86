/** The whole lab as its users meet it: two processes, a browser, and a hand that kills them. */
@NullMarked
package org.etabli.lab.cli;

import org.jspecify.annotations.NullMarked;
