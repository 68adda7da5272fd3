package org.digitalcommons.care;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.digitalcommons.CommonsException;
import org.digitalcommons.CommonsException.Code;
import org.digitalcommons.store.Snapshot.SealedVersion;

/**
 * What a backup says of itself, in its last file.
 *
 * @param format the form of the archive
 * @param storeForm the form of the store that it restores
 * @param made when the store was as it is here, in UTC
 * @param state the name of that state of the store
 * @param publications the current publications, each with the digest of its statements as they are stored
 * @param statements how many statements each graph has
 * @param files every other file of the archive
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BackupManifest(
        int format,
        int storeForm,
        String made,
        String state,
        List<PublicationDigest> publications,
        Map<String, Long> statements,
        List<FileDigest> files) {

    static final String FILE = "manifest.json";
    static final int CURRENT = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A publication.
     *
     * @param publication its address
     * @param version its number
     * @param digest the digest of its statements; empty when the store had none
     */
    public record PublicationDigest(String publication, long version, String digest) {

        static PublicationDigest of(SealedVersion sealed) {
            return new PublicationDigest(
                    sealed.version().publication().getURI(),
                    sealed.version().number(),
                    sealed.seal().orElse(""));
        }
    }

    /**
     * A file.
     *
     * @param name its place in the archive, and in the store's folder
     * @param bytes its length
     * @param checksum its SHA-256 as {@code sha256:...}
     */
    public record FileDigest(String name, long bytes, String checksum) {}

    /** How many statements there are in all graphs. */
    public long size() {
        return statements.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same in a sentence. */
    public String sentence() {
        return "%,d statements in %,d graphs, %,d publications, %,d past versions; as the store was at %s."
                .formatted(
                        size(),
                        statements.size(),
                        publications.size(),
                        files.stream()
                                .filter(f -> f.name().startsWith("history/"))
                                .count(),
                        made);
    }

    /**
     * What a backup says of itself.
     *
     * @throws CommonsException if it has no manifest, as one that was broken off
     */
    public static BackupManifest of(Path backup) {
        try (var zip = new ZipFile(backup.toFile())) {
            return in(zip);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    static BackupManifest in(ZipFile zip) throws IOException {
        var entry = zip.getEntry(FILE);
        if (entry == null) {
            throw unreadable();
        }
        try (var in = zip.getInputStream(entry)) {
            return read(in.readAllBytes());
        }
    }

    private static CommonsException unreadable() {
        return new CommonsException(
                Code.NOT_RESTORED,
                "The backup has no manifest that can be read, so it is not whole. Restore another backup.");
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /** What {@link #json} wrote. */
    private static BackupManifest read(byte[] json) {
        try {
            var manifest = JSON.readValue(json, BackupManifest.class);
            if (manifest.format() > CURRENT) {
                throw new CommonsException(
                        Code.NOT_RESTORED,
                        "The backup has the form %d, and this program knows forms up to %d. Restore it with the version that made it."
                                .formatted(manifest.format(), CURRENT));
            }
            return manifest;
        } catch (IOException e) {
            throw unreadable();
        }
    }
}
