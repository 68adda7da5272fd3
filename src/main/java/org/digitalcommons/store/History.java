package org.digitalcommons.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/**
 * Replaced publications, one compressed N-Quads file each, outside the queried dataset. A file is
 * whole or not there: it is written beside its place and moved into it.
 */
final class History {

    private final Path folder;

    History(Path folder) {
        this.folder = folder;
    }

    /** Keeps the graphs of a publication as they are before it is replaced. */
    void keep(Node publication, Map<Node, Graph> graphs) {
        var dataset = DatasetGraphFactory.create();
        graphs.forEach(dataset::addGraph);
        try {
            var place = folder.resolve(Content.digest(publication.getURI()));
            Files.createDirectories(place);
            var draft = Files.createTempFile(place, "draft", ".tmp");
            try (var file = new FileOutputStream(draft.toFile());
                    var out = new GZIPOutputStream(new BufferedOutputStream(file))) {
                RDFDataMgr.write(out, dataset, Lang.NQUADS);
                out.finish();
                out.flush();
                file.getFD().sync();
            }
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString().replace(":", "");
            Files.move(draft, place.resolve(now + ".nq.gz"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
