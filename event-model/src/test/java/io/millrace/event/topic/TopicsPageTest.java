package io.millrace.event.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsPageTest {

    @Test
    void listsEveryTopicAsTheCatalogueHasIt() {
        assertThat(ReferencePage.of("topics.md").rows(8))
                .containsExactlyElementsOf(
                        TopicCatalogue.all().stream().map(TopicsPageTest::row).toList());
    }

    private static String row(TopicSpec topic) {
        Duration time = topic.retention().time();
        return String.join(
                " | ",
                topic.name(),
                topic.key(),
                topic.value() == null ? "as read" : topic.value().getSimpleName(),
                topic.partitioned() ? "millrace.topics.partitions" : "1",
                time == null ? "latest of each key" : time.toDays() + " days",
                time == null ? "compact" : "delete",
                (topic.maxRecordBytes() >> 20) + " MiB",
                topic.writer());
    }
}
