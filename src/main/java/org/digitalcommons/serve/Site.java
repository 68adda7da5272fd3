package org.digitalcommons.serve;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.digitalcommons.Commons;
import org.digitalcommons.catalog.Question;
import org.digitalcommons.serve.http.Assets;
import org.digitalcommons.serve.http.Endpoint;
import org.digitalcommons.serve.http.Methods;
import org.digitalcommons.serve.http.Refusal;
import org.digitalcommons.serve.http.Reply;
import org.digitalcommons.serve.http.Request;
import org.digitalcommons.serve.page.PageView;
import org.digitalcommons.serve.page.Renderer;
import org.digitalcommons.serve.words.Words;

/** Every address that has no endpoint of its own: the pages and what they are made with, read only. */
final class Site extends Endpoint {

    private static final long serialVersionUID = 1L;

    /** What the language of a page depends on, beside the format. */
    private static final String VARY = "Accept, Accept-Language, Accept-Encoding";

    private final transient Map<String, Renderer> renderers = new LinkedHashMap<>();
    private final transient Map<String, Routes> routes = new LinkedHashMap<>();
    private final transient PageCache cache;

    Site(Commons commons) {
        super(Methods.READ);
        for (var words : Words.offered()) {
            var renderer = new Renderer(words);
            renderers.put(words.language(), renderer);
            routes.put(words.language(), new Routes(commons, renderer));
        }
        // What is overdue is another matter tomorrow.
        this.cache = new PageCache(() -> commons.contents().state() + "-" + LocalDate.now(ZoneOffset.UTC));
    }

    /** The first parts of the addresses of pages. */
    Set<String> heads() {
        return routes.values().stream().findFirst().map(Routes::heads).orElse(Set.of());
    }

    @Override
    protected Reply answer(Request request) {
        var language = language(request);
        return Assets.at(request.path())
                .or(() -> routes(language).at(request.path()).flatMap(route -> page(request, language, route)))
                .orElseThrow(() -> Refusal.notFound("There is no page at %s. Start from /.".formatted(request.path())));
    }

    private static String language(Request request) {
        return Words.accepted(request.header("Accept-Language")).language();
    }

    private Routes routes(String language) {
        return Objects.requireNonNull(routes.get(language));
    }

    private Optional<Reply> page(Request request, String language, Route route) {
        var page = PageRequest.of(request, language, route);
        try {
            var reply =
                    route.isKept() ? cache.of(page, route.make()) : route.make().apply(page);
            return page.representation().format().isPage() ? reply.map(r -> spoken(r, language)) : reply;
        } catch (Question.Unanswerable misuse) {
            throw Refusal.badRequest(String.valueOf(misuse.getMessage()));
        }
    }

    @Override
    protected Reply refused(Request request, Refusal refusal) {
        if (!request.prefersPage()) {
            return refusal.reply();
        }
        var language = language(request);
        var renderer = Objects.requireNonNull(renderers.get(language));
        var title = title(renderer.words(), refusal.status());
        var page = renderer.html(new PageView(title, List.of(refusal.sentence()), List.of()));
        return spoken(refusal.reply(page), language);
    }

    private static Reply spoken(Reply reply, String language) {
        return reply.with("Content-Language", language).with("Vary", VARY);
    }

    private static String title(Words words, int status) {
        return switch (status) {
            case 404 -> words.say("refusal.404");
            case 405 -> words.say("refusal.405");
            case 406 -> words.say("refusal.406");
            case 500 -> words.say("refusal.500");
            case 503 -> words.say("refusal.503");
            default -> words.say("refusal.other");
        };
    }
}
