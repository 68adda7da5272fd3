package org.digitalcommons.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LabelToNode;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/** RDF 1.1 N-Quads, statement by statement: nothing of a file is held. */
final class NQuads {

    private static final int BUFFER = 1 << 16;

    private NQuads() {}

    /** A compressor that is quick rather than thorough: a large publication is written while its publisher waits. */
    static GZIPOutputStream compress(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, BUFFER) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    /** Writes; what was written is whole when {@link StreamRDF#finish} was called. */
    static StreamRDF writer(OutputStream out) {
        var writer = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
        writer.start();
        return writer;
    }

    /** Writes a compressed file whole or not at all: beside its place, and moved into it when it is on the disk. */
    static void write(Path file, Consumer<StreamRDF> content) throws IOException {
        writeFile(file, out -> {
            var writer = writer(out);
            content.accept(writer);
            writer.finish();
        });
    }

    /** The same for other forms. */
    static void writeFile(Path file, Consumer<OutputStream> content) throws IOException {
        WholeFile.write(file, bytes -> {
            var out = compress(bytes);
            content.accept(out);
            out.finish();
        });
    }

    /**
     * Reads. Only the form of lines is looked at, because addresses and values were judged before they were written.
     *
     * @param name the name of the file; one that ends in {@code .gz} is compressed
     * @param blanks what becomes of blank nodes
     * @throws org.apache.jena.riot.RiotException at the first line that is wrong
     */
    static void read(InputStream in, String name, LabelToNode blanks, Consumer<Quad> reader) throws IOException {
        var buffered = new BufferedInputStream(in, BUFFER);
        RDFParser.source(name.endsWith(".gz") ? new GZIPInputStream(buffered, BUFFER) : buffered)
                .lang(Lang.NQUADS)
                .checking(false)
                .labelToNode(blanks)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrictNoLogging)
                .parse(new StreamRDFBase() {
                    @Override
                    public void triple(Triple triple) {
                        reader.accept(Quad.create(Quad.defaultGraphIRI, triple));
                    }

                    @Override
                    public void quad(Quad quad) {
                        reader.accept(quad);
                    }
                });
    }
}
