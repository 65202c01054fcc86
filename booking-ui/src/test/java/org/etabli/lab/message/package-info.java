@NullMarked
package org.etabli.lab.message;

import org.jspecify.annotations.NullMarked;
