package org.etabli.gcode.slicer;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the pictures slicers write into comments as base64, a bounded number of bounded size. */
final class Thumbnails {

    private static final int MOST = 16;
    private static final int LONGEST_BASE64 = 4 << 20;
    private static final Pattern BEGIN = Pattern.compile("^thumbnail(?:_(\\w+))? begin (\\d{1,5})[x ](\\d{1,5})");
    private static final Pattern END = Pattern.compile("^thumbnail(?:_\\w+)? end");

    private final List<Thumbnail> found = new ArrayList<>();
    private StringBuilder base64 = new StringBuilder();
    private String format = "";
    private int width;
    private int height;
    private boolean inside;

    /** Whether a picture is being read, so that each comment belongs to it. */
    boolean inside() {
        return inside;
    }

    /** Whether the comment begins a picture. */
    boolean begins(String comment) {
        Matcher begin = BEGIN.matcher(comment);
        if (!begin.find()) {
            return false;
        }
        String kind = begin.group(1);
        format = kind == null ? "PNG" : kind.toUpperCase(Locale.ROOT);
        width = Integer.parseInt(begin.group(2));
        height = Integer.parseInt(begin.group(3));
        base64 = new StringBuilder();
        inside = true;
        return true;
    }

    void add(String comment) {
        if (END.matcher(comment).find()) {
            inside = false;
            keep();
        } else if (base64.length() + comment.length() > LONGEST_BASE64) {
            inside = false;
        } else {
            base64.append(comment);
        }
    }

    private void keep() {
        if (found.size() == MOST) {
            return;
        }
        try {
            found.add(
                    new Thumbnail(format, width, height, Base64.getMimeDecoder().decode(base64.toString())));
        } catch (IllegalArgumentException _) {
            // A picture that cannot be decoded is no picture; the program itself is not the worse for it.
        }
        base64 = new StringBuilder();
    }

    List<Thumbnail> list() {
        return List.copyOf(found);
    }
}
