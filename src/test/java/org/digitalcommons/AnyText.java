package org.digitalcommons;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that somebody may send: any at all, and such as are made of pieces that mean something where they arrive. */
public final class AnyText {

    private AnyText() {}

    /** Any text, half of it made of the pieces. */
    public static Arbitrary<String> with(String... pieces) {
        var any = Arbitraries.strings().ofMaxLength(40);
        var letters = Arbitraries.strings().ascii().ofMaxLength(6);
        var made = Arbitraries.oneOf(Arbitraries.of(pieces), Arbitraries.of(pieces), letters)
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(any, made);
    }
}
