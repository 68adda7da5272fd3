package org.digitalcommons;

import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.extension.Extension;

/** Starts Jena before the first test: two threads that start it at once leave its classes broken. */
public final class JenaStarted implements Extension {

    static {
        JenaSystem.init();
    }
}
