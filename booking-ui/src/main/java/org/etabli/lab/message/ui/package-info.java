/** One's messages, and which of them come by e-mail. */
@NullMarked
package org.etabli.lab.message.ui;

import org.jspecify.annotations.NullMarked;
