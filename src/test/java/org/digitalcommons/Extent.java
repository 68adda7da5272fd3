package org.digitalcommons;

/**
 * How far a proof goes: a little in every build, further with {@code mvn verify -Pthorough}, and as far as somebody says by
 * a system property of its name, such as {@code mvn verify -Dkills=50}. What is asserted is the same.
 */
public enum Extent {
    /** How often a process that writes is killed at each kind of work. */
    KILLS(1, 12),
    /** From which the moments of kills follow. */
    KILLS_SEED(20, 21),
    /** How many rows of publications that come and go are derived in three ways. */
    SEQUENCES(1, 8),
    /** How many changes there are in each. */
    CHANGES(3, 5),
    /** Of how many made-up countries, in percent of all, what is suggested is compared with the queries. */
    COUNTRIES(25, 100),
    /** In how many disguises made-up files are read again. */
    DISGUISES(2, 12),
    /** In how many disguises real files and records are read again. */
    DISGUISES_OF_REAL_FILES(1, 4),
    /** How many statements a publication has that does not fit into memory. */
    STATEMENTS(150_000, 2_000_000),
    /** How many bodies a country has whose clusters are added up. */
    BODIES(200, 1_000),
    /** How many bodies a country has whose services are compared, each with about 47. */
    COUNTRY(300, 1_500),
    /** How many pages of the default store are read to see that their links lead somewhere. */
    PAGES(120, 1_000),
    /** The largest real files that are read whole, in kilobytes. */
    KILOBYTES(600, 1_000_000);

    private final int always;
    private final int thorough;

    Extent(int always, int thorough) {
        this.always = always;
        this.thorough = thorough;
    }

    /** The number that holds in this build. */
    public int now() {
        var name = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return Integer.getInteger(name, isThorough() ? thorough : always);
    }

    /** Whether this build goes further than every build does. */
    public static boolean isThorough() {
        return Boolean.getBoolean("thorough");
    }
}
