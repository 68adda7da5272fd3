package org.digitalcommons;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexProbeTest {
    @Test
    void dump() throws Exception {
        var out = new StringBuilder();
        var store = DefaultStore.commons().store();
        var text = new java.io.ByteArrayOutputStream();
        store.read(() -> {
            var g = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
            store.dataset().stream().filter(q -> q.getGraph().getURI().contains("/derived/") && (q.getGraph().getURI().matches(".*/derived/(index-.*|component-part|published-table|openness-share|management-layers|commons-share|unit-cost-ratio|frontline.*|bought.*|peer-reference|body|role-staffing)")))
                .forEach(q -> g.add(q.asTriple()));
            org.apache.jena.riot.RDFDataMgr.write(text, g, org.apache.jena.riot.Lang.NTRIPLES);
            return g;
        });
        Files.write(Path.of("/tmp/index-derived.nt"), text.toByteArray());
    }
}
