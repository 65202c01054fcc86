package org.etabli.bench.journal;

/**
 * How much disk the journal may take.
 *
 * @param segmentBytes size of one file; a file is deleted as a whole
 * @param segments most files kept; the oldest whose events are all delivered go first
 * @param reserveSegments with fewer files than this still allowed, no session may begin: what remains is for the ends
 *     of those under way
 */
public record JournalLimits(int segmentBytes, int segments, int reserveSegments) {

    /** 64 MB: some 250,000 events, years of a busy bench without its server. */
    public static JournalLimits ordinary() {
        return new JournalLimits(256 << 10, 256, 4);
    }

    public JournalLimits {
        if (segmentBytes < 4096 || reserveSegments < 1 || segments <= reserveSegments + 1) {
            throw new IllegalArgumentException("a journal of " + segments + " files of " + segmentBytes + " bytes");
        }
    }
}
