package io.millrace.streams.boot;

import io.millrace.event.topic.TopicSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a service declares about its topics.
 *
 * @param writes topics that it creates, and whose schemas it registers before its first record
 * @param reads topics of other services, which it waits for
 */
public record ServiceTopics(List<TopicSpec> writes, List<TopicSpec> reads) {

    List<TopicSpec> all() {
        return Stream.concat(writes.stream(), reads.stream()).toList();
    }
}
