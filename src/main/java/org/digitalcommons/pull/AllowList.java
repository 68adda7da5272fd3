package org.digitalcommons.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;

/**
 * From where the operator allows to fetch: one entry a line, and nothing where there is none. An entry is a host, which
 * stands for {@code https} at its usual port, or the beginning of addresses such as {@code https://example.org/open/};
 * {@code private} after it allows addresses of the operator's own network. Lines that begin with {@code #} are notes.
 *
 * @param entries the entries in order
 */
public record AllowList(List<Entry> entries) {

    private static final String PRIVATE = "private";

    /**
     * A beginning of addresses.
     *
     * @param start scheme, host, port and the path they begin with
     * @param isPrivate whether the host may have an address of a private network or of this machine
     */
    public record Entry(Address start, boolean isPrivate) {

        boolean covers(Address address) {
            var path = start.path();
            return start.scheme().equals(address.scheme())
                    && start.host().equals(address.host())
                    && start.port() == address.port()
                    && (address.path().equals(path)
                            || address.path().startsWith(path.endsWith("/") ? path : path + "/"));
        }
    }

    /**
     * Reads the list; a file that is not there allows nothing.
     *
     * @throws CommonsException if the file cannot be read or a line is no entry; nothing is allowed then
     */
    static AllowList in(Path file) {
        var entries = new ArrayList<Entry>();
        int number = 0;
        try {
            for (var line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank() && !line.strip().startsWith("#")) {
                    entries.add(entry(line.strip()));
                }
            }
        } catch (NoSuchFileException none) {
            return new AllowList(List.of());
        } catch (IOException e) {
            throw new CommonsException(
                    Code.FILE_UNREADABLE,
                    "%s cannot be read. Make it readable; nothing is fetched until then.".formatted(file));
        } catch (FetchRefusal wrong) {
            throw new CommonsException(
                    Code.FILE_UNREADABLE,
                    "%s, line %d: %s Write a host or the beginning of an address; nothing is fetched until then."
                            .formatted(file, number, wrong.sentence()));
        }
        return new AllowList(List.copyOf(entries));
    }

    private static Entry entry(String line) throws FetchRefusal {
        var words = line.split("\\s+");
        if (words.length > 2 || words.length == 2 && !words[1].equals(PRIVATE)) {
            throw new FetchRefusal(400, "Only the word %s may follow an entry.".formatted(PRIVATE));
        }
        var start = Address.of(words[0].contains("://") ? words[0] : "https://" + words[0] + "/");
        if (start.uri().getRawQuery() != null) {
            throw new FetchRefusal(400, "An entry has no question mark.");
        }
        return new Entry(start, words.length == 2);
    }

    /** Whether nothing is allowed. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * The entry that allows an address; one that allows private networks before others.
     *
     * @throws FetchRefusal if there is none
     */
    public Entry covering(Address address) throws FetchRefusal {
        Optional<Entry> found = entries.stream().filter(e -> e.covers(address)).reduce((a, b) -> a.isPrivate() ? a : b);
        return found.orElseThrow(() -> new FetchRefusal(
                403,
                "%s://%s is not on the operator's list of what may be fetched. Ask the operator to allow it."
                        .formatted(address.scheme(), address.uri().getRawAuthority() + address.path())));
    }
}
