/** What a server and a bench say to each other: records, topics and their versions. */
@NullMarked
package org.etabli.controller.contract;

import org.jspecify.annotations.NullMarked;
