/** The addresses of one's calendars and one's tokens, on the account page. */
@NullMarked
package org.etabli.lab.api.ui;

import org.jspecify.annotations.NullMarked;
