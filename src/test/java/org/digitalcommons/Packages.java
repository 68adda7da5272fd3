package org.digitalcommons;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.digitalcommons.Diagram.Arrow;
import org.digitalcommons.Diagram.Box;
import org.eclipse.elk.core.options.Direction;

/** The packages of the program: what each is for, from its {@code package-info}, and who imports whom, from the class files. */
final class Packages {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.digitalcommons");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final String ROOT = "org.digitalcommons";

    private Packages() {}

    /** What each package is for, by its short name, in the order of names. */
    static Map<String, String> purposes() {
        var purposes = new TreeMap<String, String>();
        try (var found = Files.walk(SOURCES)) {
            for (var file : (Iterable<Path>) found.filter(f -> f.endsWith("package-info.java"))::iterator) {
                var name = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
                purposes.put(shortName(name), comment(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return purposes;
    }

    /** The table of packages. */
    static String table() {
        var table = new StringBuilder("| package | purpose |\n|---|---|\n");
        purposes().forEach((name, purpose) -> table.append("| `%s` | %s |\n".formatted(name, Markdown.cell(purpose))));
        return table.toString();
    }

    /** Who imports whom, by short names. */
    static Map<String, Set<String>> imports() {
        return imports(CLASSES);
    }

    static Map<String, Set<String>> imports(JavaClasses types) {
        var imports = new TreeMap<String, Set<String>>();
        for (var type : types) {
            var from = shortName(type.getPackageName());
            imports.computeIfAbsent(from, f -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(d -> d.getTargetClass().getBaseComponentType())
                    .filter(Packages::counts)
                    .map(target -> shortName(target.getPackageName()))
                    .filter(to -> !to.equals(from))
                    .forEach(to ->
                            imports.computeIfAbsent(from, f -> new TreeSet<>()).add(to));
        }
        return imports;
    }

    /** The picture of who imports whom; an import that follows from others over a third package is left out. */
    static String picture() {
        var imports = imports();
        var boxes = new TreeMap<String, Box>();
        var arrows = new ArrayList<Arrow>();
        imports.forEach((from, targets) -> {
            boxes.put(from, new Box(from, List.of(), true));
            targets.stream()
                    .filter(to -> targets.stream()
                            .noneMatch(other ->
                                    !other.equals(to) && reaches(imports, other, to, new TreeSet<>(Set.of(from)))))
                    .forEach(to -> arrows.add(new Arrow(from, to, "", false)));
        });
        return Diagram.svg("Packages, and who imports whom", Direction.DOWN, boxes, arrows);
    }

    /** The name of a package below the program's own; {@code Commons} for the top one. */
    static String shortName(String name) {
        return name.equals(ROOT) ? "Commons" : name.substring(ROOT.length() + 1);
    }

    private static boolean counts(JavaClass type) {
        return type.getPackageName().startsWith(ROOT)
                && !type.isEquivalentTo(CommonsException.class)
                && !type.getName().startsWith(CommonsException.class.getName() + "$");
    }

    private static boolean reaches(Map<String, Set<String>> imports, String from, String to, Set<String> seen) {
        if (!seen.add(from)) {
            return false;
        }
        var next = imports.getOrDefault(from, Set.of());
        return next.contains(to) || next.stream().anyMatch(n -> reaches(imports, n, to, seen));
    }

    private static String comment(String source) {
        return source.substring(source.indexOf("/**") + 3, source.indexOf("*/"))
                .replaceAll("(?m)^\\s*\\* ?", "")
                .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
