package io.millrace.event.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    @Test
    void namesEachTopicOnceAndWithItsVersion() {
        assertThat(TopicCatalogue.all())
                .extracting(TopicSpec::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z-]+\\.[a-z-]+\\.v\\d+"));
    }
}
