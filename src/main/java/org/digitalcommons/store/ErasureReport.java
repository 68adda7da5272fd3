package org.digitalcommons.store;

import java.util.List;

/**
 * What an erasure did.
 *
 * @param statements how many statements have a gap now, derived ones not counted
 * @param versions the publications concerned, past versions included, as {@code address, version 2}
 * @param files the other files that were changed or deleted, by their place in the store
 */
public record ErasureReport(long statements, List<String> versions, List<String> files) {}
