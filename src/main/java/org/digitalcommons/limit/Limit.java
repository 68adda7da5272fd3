package org.digitalcommons.limit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The limits of a server, each with the name that it has in the file of settings and in {@code --set}, its default, its
 * unit, and what meets it. There is no other list of them: the manual is written from this one.
 */
public enum Limit {
    /** Time for one query. */
    QUERY_TIME(
            "query.time",
            10_000,
            Unit.SECONDS,
            "how long one query may run, from its first letter read to its answer written; a client may ask for less"),
    /** Length of a query. */
    QUERY_CHARACTERS("query.characters", 20_000, Unit.COUNT, "how many characters one query may have"),
    /** Size of a request to the query endpoint. */
    QUERY_BODY("query.body", 256 * 1024, Unit.BYTES, "how large the body of a request with a query may be"),
    /** Depth of brackets. */
    QUERY_DEPTH("query.depth", 100, Unit.COUNT, "how deep brackets may be nested in one query"),
    /** Depth of EXISTS. */
    QUERY_EXISTS(
            "query.exists",
            6,
            Unit.COUNT,
            "how deep EXISTS and NOT EXISTS may be nested, because each doubles the time to plan a query"),
    /** Digits of a number. */
    QUERY_DIGITS("query.digits", 1_000, Unit.COUNT, "how many digits a number may have with which a query calculates"),
    /** Length of a text that a query makes. */
    QUERY_TEXT("query.text", 1_000_000, Unit.COUNT, "how many characters one text may have that a query makes"),
    /** All texts that a query makes. */
    QUERY_TEXTS(
            "query.texts",
            32_000_000,
            Unit.COUNT,
            "how many characters all longer texts together may have that one query makes"),
    /** Rows of an answer. */
    QUERY_ROWS("query.rows", 200_000, Unit.COUNT, "how many rows or triples one answer may have"),
    /** Values of an answer. */
    QUERY_VALUES("query.values", 2_000_000, Unit.COUNT, "how many values all rows of one answer together may have"),
    /** Size of an answer. */
    QUERY_ANSWER("query.answer", 32 * 1024 * 1024, Unit.BYTES, "how large one answer may be"),
    /** Queries at once. */
    QUERY_AT_ONCE("query.at-once", 3, Unit.COUNT, "how many queries of strangers may run at the same time"),
    /** Queries of one client at once. */
    QUERY_PER_CLIENT("query.per-client", 2, Unit.COUNT, "how many of these one client may have running or waiting"),
    /** Queries in line. */
    QUERY_IN_LINE(
            "query.in-line", 8, Unit.COUNT, "how many more may wait for a place; the next is turned away at once"),
    /** Time in line. */
    QUERY_WAIT("query.wait", 2_000, Unit.SECONDS, "how long a query may wait for a place"),
    /** Queries that were given up. */
    QUERY_GIVEN_UP(
            "query.given-up",
            4,
            Unit.COUNT,
            "how many queries may go on that were told to stop and did not; with more, new ones are turned away"),
    /** Questions of pages at once. */
    PAGE_AT_ONCE(
            "page.at-once",
            8,
            Unit.COUNT,
            "how many questions of pages may be answered at the same time, apart from the queries of strangers"),
    /** Questions of pages in line. */
    PAGE_IN_LINE("page.in-line", 64, Unit.COUNT, "how many more may wait for a place"),
    /** Memory. */
    MEMORY(
            "memory",
            75,
            Unit.PERCENT,
            "how full the memory may be after it was cleared; beyond, the query that took most is stopped"),
    /** Connections. */
    CONNECTIONS("connection.total", 1_000, Unit.COUNT, "how many connections may be open"),
    /** Connections of one client. */
    CONNECTIONS_PER_CLIENT(
            "connection.per-client",
            64,
            Unit.COUNT,
            "how many of these one address may have; none for the addresses of trusted proxies"),
    /** Time to send headers. */
    HEADER_TIME("connection.header-time", 10_000, Unit.SECONDS, "how long the headers of a request may take to arrive"),
    /** Idle time. */
    IDLE_TIME("connection.idle-time", 30_000, Unit.SECONDS, "how long nothing may happen on a connection"),
    /** Rate. */
    RATE(
            "connection.rate",
            1_000,
            Unit.BYTES,
            "how much a client has to send or take each second, on average, after the time that headers may take"),
    /** Requests of one client. */
    REQUESTS(
            "client.requests",
            100,
            Unit.COUNT,
            "how many requests one address may send each second, on average; no limit for trusted proxies"),
    /** Body of a graph that is written. */
    WRITE_BODY("write.body", 32 * 1024 * 1024, Unit.BYTES, "how large one graph may be that is written"),
    /** Failed logins. */
    WRITE_FAILED_LOGINS(
            "write.failed-logins",
            120,
            Unit.COUNT,
            "how many requests without a valid token are answered singly each minute, at every address together"),
    /** Size of an upload. */
    UPLOAD_BODY("upload.body", 256L * 1024 * 1024, Unit.BYTES, "how large all files of one upload together may be"),
    /** Desks. */
    UPLOAD_SESSIONS("upload.sessions", 100, Unit.COUNT, "how many uploads may be open"),
    /** Desks of one token. */
    UPLOAD_SESSIONS_PER_TOKEN(
            "upload.sessions-per-token", 10, Unit.COUNT, "how many of these one token may have; the oldest gives way"),
    /** Idle desks. */
    UPLOAD_IDLE("upload.idle", 3_600_000, Unit.SECONDS, "how long an upload stays open in which nothing is done"),
    /** Size of an upload without a token. */
    TRIAL_BODY(
            "trial.body",
            8L * 1024 * 1024,
            Unit.BYTES,
            "how large all files together may be that are tried without a token"),
    /** Desks without a token. */
    TRIAL_SESSIONS("trial.sessions", 10, Unit.COUNT, "how many trials without a token may be open"),
    /** Idle desks without a token. */
    TRIAL_IDLE("trial.idle", 600_000, Unit.SECONDS, "how long a trial stays open in which nothing is done");

    /** What a limit counts. */
    public enum Unit {
        /** Seconds in the file, with decimals if need be; milliseconds in the program. */
        SECONDS,
        /** Bytes. */
        BYTES,
        /** Things. */
        COUNT,
        /** Parts of a hundred. */
        PERCENT
    }

    private final String word;
    private final long standard;
    private final Unit unit;
    private final String meaning;

    Limit(String word, long standard, Unit unit, String meaning) {
        this.word = word;
        this.standard = standard;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** The limit of a name, such as {@code query.time}. */
    public static Optional<Limit> named(String word) {
        return Stream.of(values()).filter(limit -> limit.word.equals(word)).findFirst();
    }

    /** Its name. */
    public String word() {
        return word;
    }

    /** Its default; milliseconds for times. */
    public long standard() {
        return standard;
    }

    /** Its unit. */
    public Unit unit() {
        return unit;
    }

    /** What it says, in words that follow "says". */
    public String meaning() {
        return meaning;
    }

    /** A value as it is written in the file. */
    public String written(long value) {
        return unit == Unit.SECONDS
                ? String.format(Locale.ROOT, value % 1000 == 0 ? "%.0f" : "%s", value / 1000.0)
                : Long.toString(value);
    }
}
