/** What every view shares: layout, language, sign-in and the look. */
@NullMarked
package org.etabli.lab.shell;

import org.jspecify.annotations.NullMarked;
