/** One page on personal data. */
@NullMarked
package org.etabli.lab.privacy.ui;

import org.jspecify.annotations.NullMarked;
