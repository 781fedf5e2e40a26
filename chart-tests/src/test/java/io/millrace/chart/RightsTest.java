package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.reference.testkit.ReferencePage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of rights, the chart's file of them, and the topics that they are about. */
class RightsTest {
    private static final String SINK = "connect";

    @Test
    void areTheSameOnThePageAndInTheChart() {
        assertThat(Right.inTheChart()).containsExactlyInAnyOrderElementsOf(Right.onThePage());
    }

    @Test
    void letNobodyWriteToATopicButItsWriter() {
        for (TopicSpec topic : TopicCatalogue.all()) {
            String writer = topic.equals(TopicCatalogue.WAREHOUSE_DEAD_LETTERS) ? SINK : topic.writer();

            assertThat(usersWhoMay("Write", topic.name()))
                    .as(
                            "who may write to %s; a new topic needs its rights in k8s/millrace/files/acls.yaml and docs/reference/acls.md",
                            topic.name())
                    .containsExactly(writer);
        }
    }

    @Test
    void letTheWriterOfATopicCreateIt() {
        for (TopicSpec topic : TopicCatalogue.all()) {
            assertThat(usersWhoMay("Create", topic.name())).containsExactly(topic.writer());
        }
    }

    @Test
    void areNoneOnTheCluster() {
        assertThat(Right.onThePage()).extracting(Right::type).doesNotContain("cluster");
    }

    @Test
    void letNobodyChangeTopics() {
        assertThat(Right.onThePage()).flatExtracting(Right::operations).doesNotContain("All", "Alter", "AlterConfigs");
        for (TopicSpec topic : TopicCatalogue.all()) {
            assertThat(usersWhoMay("Delete", topic.name())).isEmpty();
        }
    }

    @Test
    void areListedForEveryServiceThatHasTopics() {
        Set<String> writers =
                TopicCatalogue.all().stream().map(TopicSpec::writer).collect(Collectors.toSet());

        assertThat(ReferencePage.of("acls.md").names()).containsAll(writers);
    }

    private static List<String> usersWhoMay(String operation, String topic) {
        return Right.onThePage().stream()
                .map(Right::user)
                .distinct()
                .filter(user -> Right.allows(user, operation, topic))
                .toList();
    }
}
