package org.digitalcommons.serve;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.jena.query.QueryCancelledException;
import org.digitalcommons.Commons;
import org.digitalcommons.serve.http.Assets;
import org.digitalcommons.serve.http.Endpoint;
import org.digitalcommons.serve.http.Methods;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;
import org.digitalcommons.serve.page.PageView;
import org.digitalcommons.serve.page.Renderer;

/** Every address that has no endpoint of its own: the pages and what they are made with, read only. */
final class Site extends Endpoint {

    private static final long serialVersionUID = 1L;

    private final transient Routes routes;
    private final transient Renderer renderer;
    private final transient PageCache cache;

    Site(Commons commons, Renderer renderer) {
        super(Methods.READ);
        this.routes = new Routes(commons, renderer);
        this.renderer = renderer;
        // What is overdue is another matter tomorrow.
        this.cache = new PageCache(() -> commons.store().state() + "-" + LocalDate.now(ZoneOffset.UTC));
    }

    @Override
    protected Reply answer(Request request) {
        return Assets.at(request.path())
                .or(() -> routes.at(request.path()).flatMap(route -> page(request, route)))
                .orElseThrow(() -> Refusal.notFound(
                        "There is no page at %s. Start from /.".formatted(request.path())));
    }

    private Optional<Reply> page(Request request, Route route) {
        var page = PageRequest.of(request, route);
        try {
            return route.isKept() ? cache.of(page, route.make()) : route.make().apply(page);
        } catch (QueryCancelledException late) {
            throw Refusal.of(503, "The answer took too long; ask for less, or later.");
        }
    }

    @Override
    protected Reply refused(Request request, Refusal refusal) {
        return request.prefersPage()
                ? refusal.reply(renderer.html(
                        new PageView(title(refusal.status()), List.of(refusal.sentence()), List.of())))
                : refusal.reply();
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> "Page not found";
            case 405 -> "Read only";
            case 503 -> "Too slow";
            case 500 -> "Something went wrong";
            default -> "That cannot be asked";
        };
    }
}
