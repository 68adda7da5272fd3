package org.digitalcommons.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitalcommons.store.MadeVersions.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitalcommons.CommonsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a store that does not open is said. */
class DatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void aDamagedStoreIsNotCalledAHeldOne() throws IOException {
        try (var store = Store.open(folder)) {
            publish(store, "a", 1);
        }
        try (var files = Files.walk(folder.resolve("graphs"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".idn")).toList()) {
                Files.write(file, new byte[(int) Files.size(file)]);
            }
        }
        assertThatThrownBy(() -> Store.open(folder))
                .isInstanceOfSatisfying(
                        CommonsException.class,
                        e -> assertThat(e.code()).isEqualTo(CommonsException.Code.STORE_DAMAGED));
    }
}
