/** What the demo adds to the pages. */
@NullMarked
package org.etabli.lab.demo.ui;

import org.jspecify.annotations.NullMarked;
