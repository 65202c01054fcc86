package org.etabli.lab.member;

import java.util.Locale;

/** Carries a one-time link to an address, where the lab sends e-mail. */
public interface LinkPost {

    /** Whether this lab sends e-mail at all. */
    boolean isOpen();

    /** Sends soon, without keeping whoever asked waiting: how long it takes must not tell whether an address is known. */
    void send(String address, Locale language, Letter letter, String path);

    /** What a letter says. */
    enum Letter {
        /** Please confirm that this address is yours. */
        CONFIRM,
        /** Here is how to choose a new password. */
        RECOVER,
        /** Somebody of the lab added you; here is how to choose a password. */
        INVITE,
        /** You wanted to sign up, but you are a member already. */
        KNOWN
    }
}
