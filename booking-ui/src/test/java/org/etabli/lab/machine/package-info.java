@NullMarked
package org.etabli.lab.machine;

import org.jspecify.annotations.NullMarked;
