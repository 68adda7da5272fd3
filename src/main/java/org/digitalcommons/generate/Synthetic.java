package org.digitalcommons.generate;

/**
 * One synthetic publication.
 *
 * @param publication its address
 * @param text its graphs as N-Quads
 * @param statements how many statements that are
 */
public record Synthetic(String publication, String text, long statements) {}
