package org.digitalcommons.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.digitalcommons.name.Iris;

/**
 * The mappings that each publisher gave before, in one small CSV file for each, so that nobody is asked twice. A file
 * is written whole or not at all.
 *
 * @param folder where they lie
 */
public record RememberedMappings(Path folder) {

    /** What a publisher said so far. */
    public Mapping of(String publisher) {
        var file = file(publisher);
        if (!Files.exists(file)) {
            return Mapping.NONE;
        }
        try (var text = Files.newBufferedReader(file)) {
            return Mapping.read(file.toString(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Unreadable e) {
            throw new IllegalStateException("A remembered mapping was changed by hand", e);
        }
    }

    /** Keeps what a publisher says, beside what it said before; what rows are about is not kept, since files differ. */
    public void keep(String publisher, Mapping said) {
        var before = of(publisher);
        var all = new Mapping(before.with(said).meanings(), java.util.Optional.empty());
        if (all.equals(before)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, "draft", ".tmp");
            Files.writeString(draft, all.csv());
            Files.move(draft, file(publisher), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String publisher) {
        return folder.resolve(Iris.safe(publisher) + ".csv");
    }
}
