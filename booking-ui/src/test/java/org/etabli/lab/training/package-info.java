@NullMarked
package org.etabli.lab.training;

import org.jspecify.annotations.NullMarked;
