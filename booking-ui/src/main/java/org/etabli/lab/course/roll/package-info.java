/** The roll of a session on a device that may lose its network: what it shows, and what it tells later. */
@NullMarked
package org.etabli.lab.course.roll;

import org.jspecify.annotations.NullMarked;
