package org.digitalcommons;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Boxes and arrows as SVG, laid out by ELK. Widths follow from the number of letters, so that every machine draws the
 * same.
 */
final class Diagram {

    private static final double LETTER = 7.4;
    private static final double LINE = 18;
    private static final double MARGIN = 10;

    private Diagram() {}

    record Box(String name, List<String> lines, boolean ours) {

        double width() {
            var longest = lines.stream().mapToInt(String::length).max().orElse(0);
            return Math.max(name.length() + 2, longest) * LETTER + 2 * MARGIN;
        }

        double height() {
            return LINE * (1 + lines.size()) + MARGIN + (lines.isEmpty() ? 0 : MARGIN);
        }
    }

    record Arrow(String from, String to, String label, boolean isA) {}

    /** The drawing; an arrow names its boxes by their keys. */
    static String svg(String title, Direction direction, Map<String, Box> boxes, List<Arrow> arrows) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        root.setProperty(CoreOptions.DIRECTION, direction);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 26.0);
        root.setProperty(CoreOptions.ASPECT_RATIO, 1.4);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        var nodes = new LinkedHashMap<String, ElkNode>();
        boxes.forEach((name, box) -> {
            var node = ElkGraphUtil.createNode(root);
            node.setIdentifier(name);
            node.setDimensions(box.width(), box.height());
            nodes.put(name, node);
        });
        var edges = new LinkedHashMap<ElkEdge, Arrow>();
        arrows.stream()
                .sorted(Comparator.comparing(Arrow::from)
                        .thenComparing(Arrow::to)
                        .thenComparing(Arrow::label))
                .forEach(arrow -> {
                    var edge = ElkGraphUtil.createSimpleEdge(nodes.get(arrow.from()), nodes.get(arrow.to()));
                    if (!arrow.label().isEmpty()) {
                        var label = ElkGraphUtil.createLabel(arrow.label(), edge);
                        label.setDimensions(arrow.label().length() * LETTER + 4, LINE);
                    }
                    edges.put(edge, arrow);
                });
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        var svg = new StringBuilder();
        svg.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img" \
                font-family="ui-monospace, 'DejaVu Sans Mono', Consolas, monospace" font-size="12">
                <title>%s</title>
                <defs>
                <marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#1d70b8"/></marker>
                <marker id="s" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="10" markerHeight="10" orient="auto"><path d="M0 0 10 5 0 10z" fill="#fff" stroke="#505a5f"/></marker>
                </defs>
                """.formatted(
                        at(root.getWidth()), at(root.getHeight()), at(root.getWidth()), at(root.getHeight()), title));
        edges.forEach((edge, arrow) -> svg.append(line(edge, arrow)));
        nodes.forEach((name, node) ->
                svg.append(box(Optional.ofNullable(boxes.get(name)).orElseThrow(), node)));
        return svg.append("</svg>\n").toString();
    }

    private static String line(ElkEdge edge, Arrow arrow) {
        var section = edge.getSections().getFirst();
        var path = new StringBuilder("M%s %s".formatted(at(section.getStartX()), at(section.getStartY())));
        section.getBendPoints().forEach(p -> path.append(" L%s %s".formatted(at(p.getX()), at(p.getY()))));
        path.append(" L%s %s".formatted(at(section.getEndX()), at(section.getEndY())));
        var drawn = "<path d=\"%s\" fill=\"none\" stroke=\"%s\"%s marker-end=\"url(#%s)\"/>\n"
                .formatted(
                        path,
                        arrow.isA() ? "#505a5f" : "#1d70b8",
                        arrow.isA() ? " stroke-dasharray=\"4 3\"" : "",
                        arrow.isA() ? "s" : "a");
        return edge.getLabels().stream()
                .map(l -> "<text x=\"%s\" y=\"%s\" fill=\"#1d70b8\">%s</text>\n"
                        .formatted(at(l.getX() + 2), at(l.getY() + 13), l.getText()))
                .reduce(drawn, String::concat);
    }

    private static String box(Box box, ElkNode node) {
        var text = new StringBuilder(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" stroke=\"#0b0c0c\"/>\n"
                        .formatted(
                                at(node.getX()),
                                at(node.getY()),
                                at(node.getWidth()),
                                at(node.getHeight()),
                                box.ours() ? "#fff" : "#f3f2f1"));
        double y = node.getY() + LINE;
        text.append("<text x=\"%s\" y=\"%s\" font-weight=\"bold\" fill=\"#0b0c0c\">%s</text>\n"
                .formatted(at(node.getX() + MARGIN), at(y), box.name()));
        y += box.lines().isEmpty() ? 0 : MARGIN / 2;
        for (var line : box.lines()) {
            y += LINE;
            text.append("<text x=\"%s\" y=\"%s\" fill=\"#0b0c0c\">%s</text>\n"
                    .formatted(at(node.getX() + MARGIN), at(y), line));
        }
        return text.toString();
    }

    private static String at(double value) {
        return Long.toString(Math.round(value));
    }
}
