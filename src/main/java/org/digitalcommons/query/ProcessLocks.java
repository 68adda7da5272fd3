package org.digitalcommons.query;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.SchemeRouter;
import java.util.List;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.system.streammgr.StreamManager;
import org.apache.jena.sys.JenaSystem;

/**
 * What a public server must never do on behalf of a stranger, locked for the whole process because Jena offers no
 * narrower place: open a file or an address named in a request.
 *
 * <ul>
 *   <li>SPARQL {@code LOAD}, and any other reading by name, finds no file: it would read those of the server. (A
 *       {@code LOAD} of a web address is not stopped here; it is impossible because no update operation exists.)
 *   <li>A JSON-LD context by address is not fetched, neither from the web nor from a file: Fuseki parses uploads
 *       without options of ours, so the loader itself has to refuse. Contexts inside the document work.
 *   <li>{@code SERVICE} is off for every query of the process, not only for those of one endpoint.
 * </ul>
 *
 * Closed for good: nothing opens them again. Code of ours that reads data therefore parses an input stream it opened
 * itself. Safe to call from any thread and more than once.
 */
public final class ProcessLocks {

    private ProcessLocks() {}

    /** Closes them; call once, before the server starts. */
    public static void close() {
        JenaSystem.init();
        StreamManager.setGlobal(new StreamManager());
        DocumentLoader refuse = (address, options) -> {
            throw new JsonLdError(
                    JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED,
                    "A JSON-LD context is not fetched from elsewhere; write it into the document.");
        };
        var router = (SchemeRouter) SchemeRouter.defaultInstance();
        List.of("http", "https", "file").forEach(scheme -> router.set(scheme, refuse));
        ARQ.getContext().set(ARQ.httpServiceAllowed, false);
    }
}
