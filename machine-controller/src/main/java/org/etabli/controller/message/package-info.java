/** What people are told, in French first and English complete. */
@NullMarked
package org.etabli.controller.message;

import org.jspecify.annotations.NullMarked;
