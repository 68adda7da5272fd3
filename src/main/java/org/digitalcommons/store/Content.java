package org.digitalcommons.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;

/** Digests: the same digest means the same content. */
final class Content {

    private Content() {}

    /** Of named graphs, whatever the order of their statements. Blank nodes count by their labels. */
    static String digest(Map<Node, Graph> graphs) {
        var sha = sha256();
        var ordered = new TreeMap<String, Graph>();
        graphs.forEach((name, graph) -> ordered.put(name.getURI(), graph));
        ordered.forEach((name, graph) -> {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            graph.stream()
                    .map(t -> "%s %s %s\n"
                            .formatted(
                                    NodeFmtLib.strNT(t.getSubject()),
                                    NodeFmtLib.strNT(t.getPredicate()),
                                    NodeFmtLib.strNT(t.getObject())))
                    .sorted()
                    .forEach(line -> sha.update(line.getBytes(StandardCharsets.UTF_8)));
        });
        return "sha256:" + HexFormat.of().formatHex(sha.digest());
    }

    /** Of a text, in sixteen characters. */
    static String digest(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
