package org.digitalcommons.intake;

import java.util.Optional;

/**
 * Which publications are to be withdrawn.
 *
 * @param publisher the code of the publisher
 * @param dataset the name of a series, of a publication or its title; empty for all of the publisher's
 * @param body the code or address of a body, to withdraw only what is said about it; the rest is published again
 */
public record WithdrawalScope(String publisher, Optional<String> dataset, Optional<String> body) {}
