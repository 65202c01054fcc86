/** The people: who they are, what they may do, and the badges they carry. */
@NullMarked
package org.etabli.lab.member;

import org.jspecify.annotations.NullMarked;
