package io.millrace.gateway.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.publishing.RecordingLog;
import io.millrace.gateway.publishing.WatermarkLog;
import io.millrace.streams.time.WatermarkHeader;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ImportWatermarksTest {
    private static final Instant TIME = Instant.parse("2009-12-01T07:45:00Z");

    private final RecordingLog log = new RecordingLog();
    private final ImportWatermarks watermarks = new ImportWatermarks(new WatermarkLog(log, "collected", 3));

    @Test
    void tellsEveryPartitionHowFarAnImportHasGot() {
        CompletableFuture<ImportWatermark> answer = watermarks.move(new ImportWatermark("last-year", TIME, true));

        assertThat(answer).isCompleted();
        assertThat(log.records()).extracting(ProducerRecord::partition).containsExactly(0, 1, 2);
        assertThat(log.records())
                .allSatisfy(record -> assertThat(WatermarkHeader.read(record.headers()))
                        .contains(new Watermark("last-year", "last-year", 1, TIME, true, Confidence.COMPLETE)));
    }

    @Test
    void answersWhenEveryPartitionHasIt() {
        log.fallSilent();

        CompletableFuture<ImportWatermark> answer = watermarks.move(new ImportWatermark("last-year", TIME, false));

        assertThat(answer).isNotDone();
        log.acknowledge();
        assertThat(answer).isCompletedWithValue(new ImportWatermark("last-year", TIME, false));
    }
}
