package org.digitalcommons.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.sparql.core.Quad;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.Digest;

/** An N-Quads file that was read once to make sure that it can be read. */
record StagedFile(Path file, String checksum, Set<Node> names, long statements) implements Quads {

    static StagedFile read(Path file) {
        var names = new LinkedHashSet<Node>();
        var count = new long[1];
        var digest = Digest.empty();
        try (InputStream in = digest.whileReading(Files.newInputStream(file))) {
            NQuads.read(in, file.toString(), LabelToNode.createScopeByDocumentHash(), quad -> {
                if (quad.isDefaultGraph()) {
                    throw new RiotException("a statement lies in no named graph: " + quad.asTriple());
                }
                names.add(quad.getGraph());
                count[0]++;
            });
        } catch (IOException | RiotException e) {
            throw unreadable(file, e);
        }
        return new StagedFile(file, digest.checksum(), Set.copyOf(names), count[0]);
    }

    private static CommonsException unreadable(Path file, Exception e) {
        return new CommonsException(
                Code.FILE_UNREADABLE,
                "%s cannot be read: %s. Write it again and check that there is room for it."
                        .formatted(file, e.getMessage()));
    }

    @Override
    public Collection<Node> graphs() {
        return names;
    }

    @Override
    public void forEach(Consumer<Quad> reader) {
        try (var in = Files.newInputStream(file)) {
            NQuads.read(in, file.toString(), LabelToNode.createScopeByDocumentHash(), reader);
        } catch (IOException | RiotException e) {
            throw unreadable(file, e);
        }
    }
}
