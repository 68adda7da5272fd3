package org.digitalcommons;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.digitalcommons.Diagram.Arrow;
import org.digitalcommons.Diagram.Box;
import org.eclipse.elk.core.options.Direction;

/**
 * Draws the way of a delivery: the methods it passes through, in order. The class files say in which package each lies and
 * what it hands on; a step that is not there fails.
 */
final class DeliveryDiagram {

    /** One stage: the method that does it, and what is done in words. */
    private record Stage(String type, String method, String does) {}

    private static final List<Stage> WAY = List.of(
            new Stage("Intake", "deliver", "takes it in, whoever hands it over"),
            new Stage("Importer", "candidate", "reads the files into our terms"),
            new Stage("Validator", "judge", "judges by the shapes"),
            new Stage("Store", "publish", "makes it current, keeps the earlier"),
            new Stage("Derivation", "changed", "derives what follows from it"),
            new Stage("Queries", "ask", "answers public questions"));

    private DeliveryDiagram() {}

    static String picture() {
        var boxes = new LinkedHashMap<String, Box>();
        var arrows = new ArrayList<Arrow>();
        boxes.put("", new Box("files of a publisher", List.of("and statements about them"), false));
        var before = "";
        var handed = "Delivery";
        for (var stage : WAY) {
            var type = type(stage.type());
            var name = stage.type() + "." + stage.method();
            boxes.put(name, new Box(Packages.shortName(type.getPackageName()), List.of(name, stage.does()), true));
            arrows.add(new Arrow(before, name, handed, false));
            before = name;
            handed = stage.type().equals("Intake") ? handed : handed(type, stage.method());
        }
        return Diagram.svg("The way of a delivery", Direction.DOWN, boxes, arrows);
    }

    private static JavaClass type(String name) {
        return Packages.CLASSES.stream()
                .filter(c -> c.getSimpleName().equals(name) && c.isTopLevelClass())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no class " + name + " on the way of a delivery"));
    }

    private static String handed(JavaClass type, String method) {
        var named = type.getMethods().stream()
                .filter(m -> m.getName().equals(method))
                .toList();
        if (named.isEmpty()) {
            throw new AssertionError("no method " + method + " of " + type.getName() + " on the way of a delivery");
        }
        return named.stream()
                .map(m -> m.getRawReturnType().getSimpleName())
                .filter(returned -> !returned.equals("void") && !returned.equals("boolean"))
                .sorted()
                .findFirst()
                .orElse("");
    }
}
