package org.digitalcommons.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that works with a store: it writes to a terminal and takes {@code --store}. Returns its exit code. */
abstract class StoreCommand implements Callable<Integer> {

    @Mixin
    Terminal terminal = new Terminal();

    @Mixin
    Stores stores = new Stores();
}
