package org.digitalcommons.entity;

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
import org.digitalcommons.name.Iris;
import org.digitalcommons.query.Answer;
import org.digitalcommons.vocab.Term;

/** All that can be found at one state of the store, by code and by name. Immutable, so safe for any thread. */
public final class EntityIndex {

    /** The property by which a code of any register is given. */
    public static final String ANY_REGISTER = "code";

    private static final String ROOT = Term.ROOT + "/";
    private static final double LEAST = 30;

    /** Below this a name is shown as another, when its score is rounded. */
    private static final double SAME = 99.95;

    /** A body that has only a name has that for a code, and a name decides nothing. */
    private static final String NAME_REGISTER = "name";

    private record CodedEntity(Entity entity, Entity.RegisteredCode code) {}

    private final Map<String, Entity> byId = new LinkedHashMap<>();
    private final Map<String, List<CodedEntity>> byCode = new LinkedHashMap<>();
    private final Map<String, NameIndex> byType = new LinkedHashMap<>();
    private final TreeMap<String, String> registers = new TreeMap<>();

    /** Reads an answer to the question of names and codes. */
    public EntityIndex(Answer answer) {
        var rows = new LinkedHashMap<String, List<Binding>>();
        answer.rows().reset();
        answer.rows()
                .forEachRemaining(row -> rows.computeIfAbsent(
                                text(row, "kind") + " " + text(row, "thing"), k -> new ArrayList<>())
                        .add(row));
        var kinds = new LinkedHashMap<String, List<Entity>>();
        for (var of : rows.values()) {
            var first = of.getFirst();
            if (!text(first, "thing").startsWith(ROOT)) {
                continue;
            }
            var entity = new Entity(
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
                            .map(EntityIndex::code)
                            .toList());
            kinds.computeIfAbsent(entity.type(), k -> new ArrayList<>()).add(entity);
            byId.putIfAbsent(entity.id(), entity);
            for (var code : entity.codes()) {
                registers.put(code.register(), code.registerName());
                byCode.computeIfAbsent(plain(code.text()), c -> new ArrayList<>())
                        .add(new CodedEntity(entity, code));
            }
        }
        kinds.forEach((type, all) -> byType.put(type, new NameIndex(all)));
    }

    /** The registers that codes are of, by the last part of their address, with their names. */
    public Map<String, String> registers() {
        return registers;
    }

    public int size() {
        return byId.size();
    }

    /** What may be meant, the best first. */
    public List<EntityCandidate> candidates(EntityQuery query) {
        Predicate<Entity> wanted =
                entity -> query.types().isEmpty() || query.types().contains(entity.type());
        var found = new LinkedHashMap<String, EntityCandidate>();
        var addressed = addressed(query.text()).filter(wanted);
        addressed.ifPresent(entity -> found.put(
                entity.id(), new EntityCandidate(entity, 100, true, 0, MatchGround.ADDRESS, Optional.empty())));
        var coded = addressed.isPresent() ? List.<CodedEntity>of() : coded(query, wanted);
        boolean alone = coded.stream().map(c -> c.entity().id()).distinct().count() == 1;
        boolean isName = !query.text().isEmpty() && coded.stream().noneMatch(c -> isCodeOf(query.text(), c));
        for (var each : coded) {
            var entity = each.entity();
            double alike = isName ? names(entity.type()).alike(query.text(), entity) : 0;
            boolean disagree = isName && alike == 0;
            var ground = !alone
                    ? MatchGround.CODE_OF_SEVERAL
                    : disagree ? MatchGround.CODE_OF_ANOTHER_NAME : MatchGround.CODE;
            found.putIfAbsent(
                    entity.id(),
                    new EntityCandidate(
                            entity, disagree ? 50 : 100, alone && !disagree, alike, ground, Optional.of(each.code())));
        }
        if (found.values().stream().noneMatch(EntityCandidate::match)
                && !query.text().isEmpty()) {
            byType.forEach((type, names) -> names.alike(query.text()).forEach((entity, alike) -> {
                if (alike >= LEAST && wanted.test(entity)) {
                    var score = Math.round(alike * 10) / 10.0;
                    var ground = score >= SAME ? MatchGround.NAME : MatchGround.SIMILAR_NAME;
                    found.putIfAbsent(
                            entity.id(), new EntityCandidate(entity, score, false, score, ground, Optional.empty()));
                }
            }));
        }
        return found.values().stream()
                .sorted(EntityCandidate.ORDER)
                .limit(query.limit())
                .toList();
    }

    /** Entities of a type whose name begins like this; of every type when it is empty. */
    public List<Entity> beginning(String prefix, Optional<String> type, int most) {
        return byType.entrySet().stream()
                .filter(e -> type.isEmpty() || type.get().equals(e.getKey()))
                .flatMap(e -> e.getValue().beginning(prefix, most).stream())
                .limit(most)
                .toList();
    }

    private NameIndex names(String type) {
        return byType.getOrDefault(type, new NameIndex(List.of()));
    }

    private Optional<Entity> addressed(String text) {
        return Stream.of(text, text.replace(ROOT, ""), "id/body/" + text, "id/supplier/" + text)
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .findFirst();
    }

    private List<CodedEntity> coded(EntityQuery query, Predicate<Entity> wanted) {
        var found = new ArrayList<CodedEntity>();
        for (var given : query.codes()) {
            for (var written : written(given.code())) {
                byCode.getOrDefault(written, List.of()).stream()
                        .filter(c -> given.register().equals(c.code().register())
                                || given.register().equals(ANY_REGISTER) && !isName(c))
                        .forEach(found::add);
            }
        }
        if (found.isEmpty()) {
            for (var written : written(query.text())) {
                byCode.getOrDefault(written, List.of()).stream()
                        .filter(c -> !isName(c) && isCodeOf(query.text(), c))
                        .forEach(found::add);
            }
        }
        return found.stream().filter(c -> wanted.test(c.entity())).distinct().toList();
    }

    private static boolean isName(CodedEntity coded) {
        return coded.code().register().equals(NAME_REGISTER);
    }

    /** Words may be a code by chance, so only what has the form of one is, or what is a code letter by letter in capitals. */
    private static boolean isCodeOf(String text, CodedEntity coded) {
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

    private static Entity.RegisteredCode code(Binding row) {
        var scheme = Iris.localName(text(row, "scheme"));
        var name = text(row, "schemeName");
        return new Entity.RegisteredCode(scheme, name.isEmpty() ? scheme : name, text(row, "known"));
    }

    private static String text(Binding row, String column) {
        return Optional.ofNullable(row.get(Var.alloc(column)))
                .map(EntityIndex::text)
                .orElse("");
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
