package org.digitalcommons.serve.reconcile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.digitalcommons.Answer;
import org.digitalcommons.name.Iris;
import org.digitalcommons.vocab.Term;

/** All that can be found at one state of the store, by code and by name. Immutable, so safe for any thread. */
final class Register {

    /** The property by which a code of any register is given. */
    static final String ANY_SCHEME = "code";

    private static final String ROOT = Term.ROOT + "/";
    private static final double LEAST = 30;

    /** A body that has only a name has that for a code, and a name decides nothing. */
    private static final String NAME_SCHEME = "name";

    private record Coded(Known thing, Known.Code code) {}

    private final Map<String, Known> byId = new LinkedHashMap<>();
    private final Map<String, List<Coded>> byCode = new LinkedHashMap<>();
    private final Map<String, Names> byKind = new LinkedHashMap<>();
    private final TreeMap<String, String> schemes = new TreeMap<>();

    /** Reads an answer to the question of names and codes. */
    Register(Answer answer) {
        var rows = new LinkedHashMap<String, List<Binding>>();
        answer.rows().reset();
        answer.rows()
                .forEachRemaining(row -> rows.computeIfAbsent(
                                text(row, "kind") + " " + text(row, "thing"), k -> new ArrayList<>())
                        .add(row));
        var kinds = new LinkedHashMap<String, List<Known>>();
        for (var of : rows.values()) {
            var first = of.getFirst();
            if (!text(first, "thing").startsWith(ROOT)) {
                continue;
            }
            var thing = new Known(
                    text(first, "kind"),
                    text(first, "thing").substring(ROOT.length()),
                    text(first, "thingName"),
                    text(first, "about"),
                    of.stream()
                            .filter(r -> !r.contains("scheme"))
                            .map(r -> text(r, "known"))
                            .toList(),
                    of.stream()
                            .filter(r -> r.contains("scheme"))
                            .map(Register::code)
                            .toList());
            kinds.computeIfAbsent(thing.kind(), k -> new ArrayList<>()).add(thing);
            byId.putIfAbsent(thing.id(), thing);
            for (var code : thing.codes()) {
                schemes.put(code.scheme(), code.schemeName());
                byCode.computeIfAbsent(plain(code.text()), c -> new ArrayList<>())
                        .add(new Coded(thing, code));
            }
        }
        kinds.forEach((kind, things) -> byKind.put(kind, new Names(things)));
    }

    /** The registers that codes are of, by the last part of their address, with their names. */
    Map<String, String> schemes() {
        return schemes;
    }

    int size() {
        return byId.size();
    }

    /** What may be meant, the best first. */
    List<Proposal> proposals(Asked asked) {
        Predicate<Known> wanted =
                thing -> asked.kinds().isEmpty() || asked.kinds().contains(thing.kind());
        var found = new LinkedHashMap<String, Proposal>();
        var addressed = addressed(asked.text()).filter(wanted);
        addressed.ifPresent(thing ->
                found.put(thing.id(), new Proposal(thing, 100, true, true, 0, "The address of " + thing.name() + ".")));
        var coded = addressed.isPresent() ? List.<Coded>of() : coded(asked, wanted);
        boolean alone = coded.stream().map(c -> c.thing().id()).distinct().count() == 1;
        boolean isName = !asked.text().isEmpty() && coded.stream().noneMatch(c -> isCodeOf(asked.text(), c));
        for (var each : coded) {
            var thing = each.thing();
            double alike = isName ? names(thing.kind()).alike(asked.text(), thing) : 0;
            boolean disagree = isName && alike == 0;
            var reason = "%s %s%s."
                    .formatted(
                            each.code().schemeName(),
                            each.code().text(),
                            !alone
                                    ? " is a code of several"
                                    : disagree ? " is its code, but the name is another" : " is its code");
            found.putIfAbsent(
                    thing.id(), new Proposal(thing, disagree ? 50 : 100, alone && !disagree, true, alike, reason));
        }
        if (found.values().stream().noneMatch(Proposal::match) && !asked.text().isEmpty()) {
            byKind.forEach((kind, names) -> names.alike(asked.text()).forEach((thing, alike) -> {
                if (alike >= LEAST && wanted.test(thing)) {
                    var score = Math.round(alike * 10) / 10.0;
                    found.putIfAbsent(thing.id(), new Proposal(thing, score, false, false, score, reason(score)));
                }
            }));
        }
        return found.values().stream()
                .sorted(Proposal.ORDER)
                .limit(asked.most())
                .toList();
    }

    private static String reason(double score) {
        return score >= 99.95
                ? "The name is the same; no code was given that would decide it."
                : String.format(
                        Locale.ROOT,
                        "The name is alike to %.1f of 100; no code was given that would decide it.",
                        score);
    }

    /** Things of a kind whose name begins like this; of every kind when it is empty. */
    List<Known> beginning(String prefix, Optional<String> kind) {
        return byKind.entrySet().stream()
                .filter(e -> kind.isEmpty() || kind.get().equals(e.getKey()))
                .flatMap(e -> e.getValue().beginning(prefix, ReconcileLimits.MOST).stream())
                .limit(ReconcileLimits.MOST)
                .toList();
    }

    private Names names(String kind) {
        return byKind.getOrDefault(kind, new Names(List.of()));
    }

    private Optional<Known> addressed(String text) {
        return Stream.of(text, text.replace(ROOT, ""), "id/body/" + text, "id/supplier/" + text)
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .findFirst();
    }

    private List<Coded> coded(Asked asked, Predicate<Known> wanted) {
        var found = new ArrayList<Coded>();
        for (var given : asked.codes()) {
            for (var written : written(given.code())) {
                byCode.getOrDefault(written, List.of()).stream()
                        .filter(c -> given.scheme().equals(c.code().scheme())
                                || given.scheme().equals(ANY_SCHEME) && !isName(c))
                        .forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            for (var written : written(asked.text())) {
                byCode.getOrDefault(written, List.of()).stream()
                        .filter(c -> !isName(c) && isCodeOf(asked.text(), c))
                        .forEach(found::add);
            }
        }
        return found.stream().filter(c -> wanted.test(c.thing())).distinct().toList();
    }

    private static boolean isName(Coded coded) {
        return coded.code().scheme().equals(NAME_SCHEME);
    }

    /** Words may be a code by chance, so only what has the form of one is, or what is a code letter by letter in capitals. */
    private static boolean isCodeOf(String text, Coded coded) {
        return written(text).contains(plain(coded.code().text()))
                && (text.matches("[A-Za-z]{0,4}[ /-]?[0-9]{2,}[A-Za-z0-9]*")
                        || text.equals(coded.code().text()) && text.equals(text.toUpperCase(Locale.ROOT)));
    }

    /** A spreadsheet drops the leading zeros of a company number. */
    private static List<String> written(String code) {
        var plain = plain(code);
        return plain.matches("[0-9]{6,7}") ? List.of(plain, "0".repeat(8 - plain.length()) + plain) : List.of(plain);
    }

    private static String plain(String code) {
        return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    }

    private static Known.Code code(Binding row) {
        var scheme = Iris.localName(text(row, "scheme"));
        var name = text(row, "schemeName");
        return new Known.Code(scheme, name.isEmpty() ? scheme : name, text(row, "known"));
    }

    private static String text(Binding row, String column) {
        return Optional.ofNullable(row.get(Var.alloc(column)))
                .map(Register::text)
                .orElse("");
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
