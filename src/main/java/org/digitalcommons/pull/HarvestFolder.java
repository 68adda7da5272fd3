package org.digitalcommons.pull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.digitalcommons.CommonsException;
import org.digitalcommons.rights.PrivateFolder;

/**
 * What may be fetched, what is registered, and what came of it; in the folder {@code pull} of a store, which needs no
 * lock: addresses are registered and taken back while a server runs.
 */
public final class HarvestFolder {

    private static final String ALLOWED = "allowed.txt";

    private final PrivateFolder folder;
    private final FeedFile feeds;
    private final StateFile states;
    private final FetchLimits limits;
    private final Fetcher fetcher;

    private HarvestFolder(PrivateFolder folder, FetchLimits limits) {
        this.folder = folder;
        this.feeds = new FeedFile(folder);
        this.states = new StateFile(folder);
        this.limits = limits;
        this.fetcher = new Fetcher(limits);
    }

    /** That of the store in a folder. Nothing is written until there is something to write. */
    public static HarvestFolder in(Path store) {
        return in(store, FetchLimits.standard());
    }

    /** The same with other limits. */
    public static HarvestFolder in(Path store, FetchLimits limits) {
        return new HarvestFolder(new PrivateFolder(store.resolve("pull")), limits);
    }

    /** The file in which the operator says from where may be fetched. */
    public Path allowList() {
        return folder.file(ALLOWED);
    }

    /**
     * From where may be fetched, as the file says now.
     *
     * @throws CommonsException if the file cannot be read
     */
    public AllowList allowed() {
        return AllowList.in(allowList());
    }

    /** What is registered. */
    public FeedFile feeds() {
        return feeds;
    }

    /**
     * Registers an address. One that the publisher registered before is replaced, and fetched anew: something else is said
     * of the file now.
     */
    public void add(Feed feed) {
        feeds.add(feed);
        states.forget(feed.id());
    }

    /** How much a fetch may take. */
    public FetchLimits limits() {
        return limits;
    }

    /** What is known of the file of a feed. */
    public HarvestState state(Feed feed) {
        return states.of(feed);
    }

    /** Remembers what came of asking. */
    public void keep(HarvestState state) {
        states.keep(state);
    }

    /** Keeps what there is to tell the publisher of a feed about its file; empty for nothing. */
    public void tell(Feed feed, String findings) {
        try {
            folder.make();
            if (findings.isEmpty()) {
                Files.deleteIfExists(folder.file(told(feed.id())));
            } else {
                folder.write(told(feed.id()), findings);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what a run that was killed left; for the one who holds the store. */
    public void clear() {
        if (!Files.isDirectory(folder.path())) {
            return;
        }
        try (var left = Files.newDirectoryStream(folder.path(), Fetcher.DRAFT + "*.tmp")) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was last found wrong in the file of a feed; empty if nothing was. */
    public Optional<String> findings(Feed feed) {
        try {
            var file = folder.file(told(feed.id()));
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String told(String id) {
        return "findings-%s.txt".formatted(id);
    }

    /**
     * Takes an address back, with all that is known of it. What was published stays.
     *
     * @return what was registered; empty if there is none of this name
     */
    public Optional<Feed> remove(String id) {
        var removed = feeds.remove(id);
        removed.ifPresent(feed -> {
            states.forget(id);
            try {
                Files.deleteIfExists(folder.file(told(id)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return removed;
    }

    /**
     * Asks the address of a feed, if that is allowed now.
     *
     * @param known what to ask with; {@link Validators#NONE} for the whole file in any case
     */
    public FetchResult fetch(Feed feed, Validators known) {
        try {
            folder.make();
            return fetcher.fetch(feed.address(), allowed(), known, folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a fetch that goes on; nothing is fetched afterwards. For any thread. */
    public void stop() {
        fetcher.stop();
    }
}
