package org.etabli.lab.testlab;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Ends the labs after the last test of the run, before the database they use. */
public final class ClosingLabs implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        AutoCloseable closing = Lab::closeAll;
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(ClosingLabs.class, key -> closing);
    }
}
