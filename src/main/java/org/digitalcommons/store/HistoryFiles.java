package org.digitalcommons.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.name.Digest;

/**
 * The files of a history and what their names say. A file is named
 * {@code <publication>/<number>_<from>_<until>.nq.gz}, where the folder is a digest of the publication's address, or
 * {@code .rdfp.gz} where it is a {@link VersionPatch}; as a draft, while its end is not known, it is
 * {@code drafts/<publication>_<number>_<from>.nq.gz}. Files of older stores are named {@code <publication>/<until>.nq.gz}.
 */
final class HistoryFiles {

    static final String WHOLE = ".nq.gz";
    static final String PATCH = ".rdfp.gz";

    private static final String UNKNOWN = "unknown";
    private static final Pattern NAME = Pattern.compile("(\\d+)_([^_]+)_([^_]+)\\.(?:nq|rdfp)\\.gz");
    private static final Pattern OLDER_NAME = Pattern.compile("(\\d{4}-[^_]+)\\.nq\\.gz");

    private final Path folder;

    HistoryFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Path drafts() {
        return folder.resolve("drafts");
    }

    /** What the name of a file says, and of an older file those before it. */
    record VersionFile(Path file, long number, Optional<Instant> from, Optional<Instant> until) {

        boolean isOlder() {
            return OLDER_NAME.matcher(name(file)).matches();
        }

        /** The digest of its publication's address, which names its folder. */
        String digest() {
            return name(place(file));
        }
    }

    /** The files of every publication, without drafts. */
    Stream<VersionFile> all() {
        return byPublication().flatMap(List::stream);
    }

    /** The same, publication by publication. */
    Stream<List<VersionFile>> byPublication() {
        return list(folder).stream()
                .filter(place -> Files.isDirectory(place) && !place.equals(drafts()))
                .map(HistoryFiles::in);
    }

    /** The files of one publication in order of age. */
    List<VersionFile> of(Node publication) {
        return in(folder.resolve(digest(publication.getURI())));
    }

    /** In order of age: files of older stores have no number and come first. */
    private static List<VersionFile> in(Path place) {
        var all = new ArrayList<VersionFile>();
        Optional<Instant> previous = Optional.empty();
        for (var file : list(place)) {
            var older = OLDER_NAME.matcher(name(file));
            if (older.matches()) {
                all.add(new VersionFile(file, all.size() + 1L, previous, instant(older.group(1))));
                previous = instant(older.group(1));
            }
        }
        for (var file : list(place)) {
            var named = NAME.matcher(name(file));
            if (named.matches()) {
                all.add(new VersionFile(
                        file, Long.parseLong(named.group(1)), instant(named.group(2)), instant(named.group(3))));
            }
        }
        all.sort(Comparator.comparingLong(VersionFile::number).thenComparing(version -> isPatch(version.file())));
        return withoutRewritten(all);
    }

    /** A difference that was written anew as a whole version counts no more; a kill may have left it. */
    private static List<VersionFile> withoutRewritten(List<VersionFile> sorted) {
        var once = new ArrayList<VersionFile>();
        for (var version : sorted) {
            if (once.isEmpty() || once.getLast().number() != version.number()) {
                once.add(version);
            }
        }
        return once;
    }

    /** Whether a file holds the difference from another version. */
    static boolean isPatch(Path file) {
        return name(file).endsWith(PATCH);
    }

    /**
     * The file of a whole version beside another of the same publication.
     *
     * @throws CommonsException if there is none
     */
    static Path whole(Path other, long number) {
        return in(place(other)).stream()
                .filter(version -> version.number() == number && !isPatch(version.file()))
                .map(VersionFile::file)
                .findFirst()
                .orElseThrow(() -> unreadable(
                        other,
                        new IOException("version %d, from which it is a difference, is gone".formatted(number))));
    }

    /** The file that a difference has when it is written anew as a whole version; any other file itself. */
    static Path asWhole(Path file) {
        return file.resolveSibling(name(file).replace(PATCH, WHOLE));
    }

    private static Path place(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(file);
    }

    /** The name of a version's draft, without its ending. */
    static String draft(Version version) {
        return "%s_%d_%s".formatted(digest(version.publication().getURI()), version.number(), name(version.from()));
    }

    /** Whether a draft was written to its end. */
    static boolean isWritten(String draft) {
        return draft.endsWith(WHOLE) || draft.endsWith(PATCH);
    }

    private static String ending(String draft) {
        return draft.endsWith(PATCH) ? PATCH : WHOLE;
    }

    /** The name of a draft that was written to its end, without its ending. */
    static String stem(String draft) {
        return draft.substring(0, draft.length() - ending(draft).length());
    }

    /** The folder that a written draft belongs into. */
    Path place(String draft) {
        return folder.resolve(parts(draft)[0]);
    }

    /** The name there of a written draft whose version ended. */
    static String ended(String draft, Instant until) {
        var parts = parts(draft);
        return "%s_%s_%s%s".formatted(parts[1], parts[2], name(Optional.of(until)), ending(draft));
    }

    private static String[] parts(String draft) {
        return stem(draft).split("_", 3);
    }

    /** The first sixteen digits, which name the folder of a publication. */
    static String digest(String publication) {
        return Digest.hex(publication).substring(0, 16);
    }

    private static String name(Optional<Instant> instant) {
        return instant.map(i -> i.toString().replace(":", "")).orElse(UNKNOWN);
    }

    private static Optional<Instant> instant(String name) {
        return name.equals(UNKNOWN)
                ? Optional.empty()
                : Optional.of(Instant.parse(name.replaceFirst("T(\\d\\d)(\\d\\d)", "T$1:$2:")));
    }

    static String name(Path file) {
        return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
    }

    /** What lies in a folder, by name; nothing if there is no such folder. */
    static List<Path> list(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (var files = Files.list(place)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    static CommonsException unreadable(Path file, Exception e) {
        return new CommonsException(
                Code.STORE_DAMAGED,
                "The history file %s cannot be read: %s. Restore it from a backup, or move it away to go on without that version."
                        .formatted(file, e.getMessage()));
    }
}
