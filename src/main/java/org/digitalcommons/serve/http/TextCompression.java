package org.digitalcommons.serve.http;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;

/**
 * Compresses replies of text, with gzip, for clients that accept it. What is compressed already is left as it is, and
 * no request is unpacked: a small one may unpack to anything.
 */
public final class TextCompression {

    /** Below this, the headers are longer than what is saved. */
    private static final int SMALLEST = 1024;

    private static final String[] TYPES = {
        "text/html",
        "text/plain",
        "text/css",
        "text/javascript",
        "text/csv",
        "text/tab-separated-values",
        "text/turtle",
        "text/xml",
        "application/x-turtle",
        "application/json",
        "application/ld+json",
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "application/xml",
        "application/rdf+xml",
        "application/n-triples",
        "application/n-quads",
        "application/trig",
        "image/svg+xml"
    };

    private TextCompression() {}

    /** A handler that compresses the replies of another. */
    public static Handler around(Handler handler) {
        var gzip = new GzipCompression();
        gzip.setMinCompressSize(SMALLEST);
        var config = CompressionConfig.builder()
                .compressIncludeMethod("GET")
                .compressIncludeMethod("HEAD")
                .compressIncludeMethod("POST")
                .decompressExcludeEncoding("gzip");
        for (var type : TYPES) {
            config.compressIncludeMimeType(type);
        }
        var compression = new CompressionHandler(handler);
        compression.putCompression(gzip);
        compression.putConfiguration("/", config.build());
        return compression;
    }
}
