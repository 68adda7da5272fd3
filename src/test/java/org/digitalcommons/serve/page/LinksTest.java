package org.digitalcommons.serve.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinksTest {

    @Test
    void anAddressThatEndsInASlashHasWordsToo() {
        assertThat(Links.name("http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"))
                .isEqualTo("nationalarchives.gov.uk/doc/open-government-licence/version/3");
        assertThat(Links.name("https://w3id.org/digital-commons/id/body/brookmere"))
                .isEqualTo("brookmere");
        assertThat(Links.name("mailto:data@example.org")).isEqualTo("data@example.org");
    }

    @Test
    void aQuestionIsLinkedWithWhatIsSetInIt() {
        assertThat(Links.question("posts-of-body", Map.of("by", "role", "body", "department-co")))
                .isEqualTo("/ask/posts-of-body?body=department-co&by=role");
        assertThat(Links.question("clusters", Map.of())).isEqualTo("/ask/clusters");
    }
}
