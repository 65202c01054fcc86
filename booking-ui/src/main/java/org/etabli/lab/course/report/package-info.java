/** What comes out of courses on paper: attendance sheets, certificates, badges, and the report for funders. */
@NullMarked
package org.etabli.lab.course.report;

import org.jspecify.annotations.NullMarked;
