package org.digitalcommons.bench;

/** What can be measured. */
enum Part {
    load,
    derive,
    validate,
    publish,
    questions,
    start,
    peers
}
