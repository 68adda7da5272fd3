package org.digitalcommons.cli;

import java.util.concurrent.Callable;

/**
 * A command that is built from the sources into a jar beside the program's, and found there as a service. It states its
 * name, options and description by {@code @Command}, and may ask its parent, {@link Main}, for the rooms.
 */
public interface SourceCommand extends Callable<Integer> {}
