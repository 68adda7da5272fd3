package org.digitalcommons.synthetic;

/**
 * One synthetic publication.
 *
 * @param publication its address
 * @param text its graphs as N-Quads
 * @param statements how many statements that are
 */
public record SyntheticPublication(String publication, String text, long statements) {}
