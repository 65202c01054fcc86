/** What Établi tells people: in the application always, by e-mail where the lab sends any and the person wishes. */
@NullMarked
package org.etabli.lab.message;

import org.jspecify.annotations.NullMarked;
