package org.etabli.controller.link;

/** Opens the same wire again, for instance after its cable was pulled and given back. */
@FunctionalInterface
public interface LinkOpener {

    Link open() throws LinkException;
}
