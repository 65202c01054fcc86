package org.etabli.lab.course;

/** The free licences handouts may be under. */
public enum FreeLicence {
    CC0("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    CC_BY("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    CC_BY_SA("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    LICENCE_OUVERTE("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
    GPL("GPL 3.0", "https://www.gnu.org/licenses/gpl-3.0.html"),
    CERN_OHL("CERN-OHL-S 2.0", "https://ohwr.org/cern_ohl_s_v2.txt");

    private final String title;
    private final String address;

    FreeLicence(String title, String address) {
        this.title = title;
        this.address = address;
    }

    /** As the licence calls itself, in every language. */
    public String title() {
        return title;
    }

    /** Where its words are. */
    public String address() {
        return address;
    }
}
