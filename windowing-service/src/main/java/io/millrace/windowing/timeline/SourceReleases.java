package io.millrace.windowing.timeline;

import io.millrace.event.time.Watermark;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.time.SourceWatermarks;
import io.millrace.windowing.query.StoreOfEachTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a timeline go on without a source that has fallen silent, until that speaks again. */
final class SourceReleases {
    private static final Logger LOG = LoggerFactory.getLogger(SourceReleases.class);

    private final Map<String, List<String>> topicsOfStores;
    private final LocalStores stores;
    private final SourceRelease release;

    /**
     * @param topicsOfStores the stores of watermarks, with the topics that their words come from
     */
    SourceReleases(Map<String, List<String>> topicsOfStores, LocalStores stores, SourceRelease release) {
        this.topicsOfStores = topicsOfStores;
        this.stores = stores;
        this.release = release;
    }

    /**
     * Returns the topics on which it has been said.
     *
     * @throws UnknownSourceException when no task of this instance waits for the source
     * @throws ReleaseFailedException when the brokers may not have it
     */
    List<String> release(String timeline, String source) {
        for (Map.Entry<String, List<String>> store : topicsOfStores.entrySet()) {
            Optional<Watermark> absence = absence(store.getKey(), timeline, source);
            if (absence.isPresent()) {
                release.write(absence.get(), store.getValue());
                LOG.warn("Nobody waits for {} on {} until it speaks again: released by an operator", source, timeline);
                return store.getValue();
            }
        }
        throw new UnknownSourceException(timeline, source);
    }

    private Optional<Watermark> absence(String store, String timeline, String source) {
        List<Watermark> words = stores.get(store, new StoreOfEachTask<String, ValueAndTimestamp<Watermark>>()).stream()
                .flatMap(task -> SourceWord.in(task).stream())
                .map(SourceWord::word)
                .filter(word -> word.getTimeline().equals(timeline))
                .toList();
        int announced = words.stream().mapToInt(Watermark::getSources).max().orElse(0);
        Optional<Instant> lastTime = words.stream()
                .filter(word -> word.getSource().equals(source))
                .map(Watermark::getTime)
                .findFirst();
        return lastTime.or(() -> neverHeard(words, announced, source))
                .map(time -> SourceWatermarks.absence(timeline, source, announced, time));
    }

    /** Sources of a kind are numbered, so one that has never spoken is known by those that have. */
    private static Optional<Instant> neverHeard(List<Watermark> words, int announced, String source) {
        return words.stream()
                .map(word -> word.getSource().replaceFirst("[0-9]+$", ""))
                .flatMap(kind -> IntStream.range(0, announced).mapToObj(number -> kind + number))
                .filter(source::equals)
                .findFirst()
                .map(name -> Instant.EPOCH);
    }
}
