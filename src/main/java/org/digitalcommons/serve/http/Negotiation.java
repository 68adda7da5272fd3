package org.digitalcommons.serve.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of the formats that are offered at an address a client is sent. */
public final class Negotiation {

    private Negotiation() {}

    /**
     * By {@code ?format=} in the address, or else by {@code Accept}; the first format for a client without a wish.
     *
     * @throws Refusal 400 for a format that is not offered, and 406 for a client that accepts none; both say what is
     */
    public static Representation choose(Request request, List<Format> offered) {
        var named = request.parameters().same("format").filter(name -> !name.isBlank());
        return named.isPresent()
                ? named(named.get().strip().toLowerCase(Locale.ROOT), offered)
                : accepted(request.accept(), offered);
    }

    /** By {@code Accept} alone. */
    public static Representation accepted(Accept accept, List<Format> offered) {
        return accept.best(offered)
                .orElseThrow(() -> Refusal.of(
                        406,
                        "None of the formats you accept is offered here; ask for one of %s."
                                .formatted(offered.stream()
                                        .map(f -> f.mediaTypes().getFirst())
                                        .collect(Collectors.joining(", ")))));
    }

    /** By a short name alone. */
    public static Representation named(String name, List<Format> offered) {
        return offered.stream()
                .filter(f -> f.shortNames().contains(name))
                .findFirst()
                .map(Format::representation)
                .orElseThrow(() -> Refusal.badRequest((isKnown(name)
                                ? "This cannot be written as %s; choose one of %s."
                                : "The format %s is not known; choose one of %s.")
                        .formatted(name, offered.stream().map(Format::shortName).collect(Collectors.joining(", ")))));
    }

    /** Whether a person reads the reply: the client would rather have a page than text or data. */
    public static boolean prefersPage(Accept accept) {
        return accept.best(List.of(Format.TEXT, Format.JSON, Format.HTML))
                .filter(r -> r.format().isPage())
                .isPresent();
    }

    private static boolean isKnown(String name) {
        return Stream.of(Format.values()).anyMatch(f -> f.shortNames().contains(name));
    }
}
