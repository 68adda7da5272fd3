package org.digitalcommons.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.digitalcommons.DefaultStore;
import org.digitalcommons.Documents;
import org.digitalcommons.catalog.Catalog;
import org.digitalcommons.catalog.Question;
import org.junit.jupiter.api.Test;

/** The addresses that the documents name are served, and the questions among them exist. */
class DocumentedAddressesTest {

    private static final Pattern ADDRESS = Pattern.compile(
            "^(?:GET |POST |PUT |DELETE )?(?:https?://(?:localhost|127\\.0\\.0\\.1):\\d+)?(/[a-z-].*)$");

    private static final Set<String> SERVED = ServedAddresses.ADDRESSES.stream()
            .filter(address -> !address.startsWith("/nothing"))
            .map(DocumentedAddressesTest::head)
            .collect(Collectors.toSet());

    private static final Set<String> QUESTIONS = Catalog.of(DefaultStore.ROOMS).questions().stream()
            .map(Question::name)
            .collect(Collectors.toSet());

    @Test
    void everyAddressInTheDocumentsIsServed() {
        var looked = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        Documents.code().forEach((place, code) -> {
            var address = ADDRESS.matcher(code);
            if (address.matches()) {
                looked.add(place);
                if (!isServed(address.group(1))) {
                    wrong.add(place + ": " + address.group(1));
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(looked).hasSizeGreaterThan(5);
    }

    @Test
    void anAddressThatIsNotServedIsFound() {
        assertThat(isServed("/cluster/function-finance")).isFalse();
        assertThat(isServed("/ask/run-apart")).isFalse();
        assertThat(isServed("/ask/clusters?kind=same-function")).isTrue();
    }

    private static boolean isServed(String address) {
        var path = address.replaceAll("[?#].*", "");
        return SERVED.contains(head(path))
                && (!path.matches("/ask/[a-z][a-z-]*") || QUESTIONS.contains(path.substring("/ask/".length())));
    }

    private static String head(String path) {
        return path.replaceAll("^/([^/?#]*).*", "$1");
    }
}
