/** The lab's server: where members reserve, animators help and managers keep the record. */
@NullMarked
package org.etabli.lab;

import org.jspecify.annotations.NullMarked;
