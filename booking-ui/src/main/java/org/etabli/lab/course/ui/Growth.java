package org.etabli.lab.course.ui;

import com.vaadin.flow.component.Svg;

/** How sure somebody feels, as a plant that grows: a seed is the beginning of a tree, not a bad mark. */
final class Growth {

    private static final String SOIL = "<path d='M6 52h52' stroke='#8a6a3c' stroke-width='4' stroke-linecap='round'/>";
    private static final String STEM = "stroke='#2f7d4f' stroke-width='4' fill='none' stroke-linecap='round'";
    private static final String LEAF = "fill='#58a86f'";
    private static final String[] PICTURES = {
        "<ellipse cx='32' cy='47' rx='8' ry='5' fill='#b98b4e'/>",
        "<path d='M32 52V36' " + STEM + "/><path d='M32 38c-10 0-12-7-12-10 8-1 12 4 12 10z' " + LEAF + "/>",
        "<path d='M32 52V26' " + STEM + "/><path d='M32 42c-12 0-15-8-15-12 10-1 15 5 15 12z' " + LEAF
                + "/><path d='M32 34c12 0 15-8 15-12-10-1-15 5-15 12z' " + LEAF + "/>",
        "<path d='M32 52V24' " + STEM + "/><circle cx='32' cy='20' r='15' " + LEAF
                + "/><circle cx='26' cy='16' r='3' fill='#f2b84b'/><circle cx='38' cy='20' r='3' fill='#f2b84b'/>"
                + "<circle cx='30' cy='26' r='3' fill='#f2b84b'/>"
    };

    private Growth() {}

    /** @param feeling from 0, a seed, to 3, a tree with fruit */
    static Svg picture(int feeling) {
        Svg picture = new Svg("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 60' aria-hidden='true'>"
                + PICTURES[feeling] + SOIL + "</svg>");
        picture.addClassName("growth");
        return picture;
    }
}
