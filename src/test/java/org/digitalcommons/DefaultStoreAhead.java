package org.digitalcommons;

import org.apache.jena.sys.JenaSystem;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Builds the default store from the start of a long run on. Otherwise the first class that asks for it builds it while the
 * second one waits, and half of the machine with it. A run of a few classes is not made longer by it.
 */
public final class DefaultStoreAhead implements TestExecutionListener {

    private static final int MANY = 40;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        long classes = plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(test ->
                        test.getSource().filter(ClassSource.class::isInstance).isPresent())
                .count();
        if (classes >= MANY) {
            // Here, because two threads that start it at once leave its classes broken.
            JenaSystem.init();
            Thread.ofPlatform().daemon().name("default-store").start(DefaultStore::commons);
        }
    }
}
