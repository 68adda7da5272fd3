package org.digitalcommons.entity;

/** Why an entity may be meant. */
public enum MatchGround {
    /** Its address was given. */
    ADDRESS,
    /** A code of it was given. */
    CODE,
    /** A code of it was given, with another name. */
    CODE_OF_ANOTHER_NAME,
    /** A code of it was given that others have too. */
    CODE_OF_SEVERAL,
    /** One of its names was given. */
    NAME,
    /** A name that is much like one of its names was given. */
    SIMILAR_NAME
}
