package org.digitalcommons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** {@link ArchitectureTest} refuses an import that the table does not allow; here the table is held to what is imported. */
class LayersTest {

    @Test
    void theTableAllowsNoMoreThanIsImported() {
        assertThat(Layers.surplus(Packages.imports())).isEmpty();
    }

    @Test
    void anEntryThatNothingUsesIsFound() {
        var imports = new TreeMap<>(Packages.imports());
        imports.put("validate", Set.of("catalog", "name"));
        assertThat(Layers.surplus(Map.copyOf(imports))).containsExactly("validate does not import vocab");
    }
}
