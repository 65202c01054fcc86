/** The API from outside, over HTTP. */
@NullMarked
package org.etabli.lab.api;

import org.jspecify.annotations.NullMarked;
