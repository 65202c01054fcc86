@NullMarked
package org.etabli.lab.privacy;

import org.jspecify.annotations.NullMarked;
