@NullMarked
package org.etabli.lab.member;

import org.jspecify.annotations.NullMarked;
