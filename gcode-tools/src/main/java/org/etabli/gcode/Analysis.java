package org.etabli.gcode;

import java.util.List;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.slicer.Claims;
import org.etabli.gcode.slicer.Thumbnail;

/** All that one pass over a file tells. */
public record Analysis(Estimate estimate, List<Finding> findings, List<Thumbnail> thumbnails) {

    public Analysis {
        findings = List.copyOf(findings);
        thumbnails = List.copyOf(thumbnails);
    }

    /** Whether the machine may run the file: no finding is an error. */
    public boolean ok() {
        return findings.stream().noneMatch(Finding::isError);
    }

    public Claims slicer() {
        return estimate.slicer();
    }
}
