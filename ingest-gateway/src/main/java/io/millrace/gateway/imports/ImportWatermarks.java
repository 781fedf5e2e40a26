package io.millrace.gateway.imports;

import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import io.millrace.gateway.publishing.WatermarkLog;
import java.util.concurrent.CompletableFuture;

/** Moves imports on: the sender promises that nothing earlier follows, and every partition is told. */
public final class ImportWatermarks {
    private static final int THE_IMPORT_ITSELF = 1;

    private final WatermarkLog log;

    public ImportWatermarks(WatermarkLog log) {
        this.log = log;
    }

    /** Moves an import's watermark; the answer comes when every partition has it. */
    public CompletableFuture<ImportWatermark> move(ImportWatermark to) {
        Watermark watermark = new Watermark(
                to.importId(), to.importId(), THE_IMPORT_ITSELF, to.time(), to.last(), Confidence.COMPLETE);
        return log.write(watermark).thenApply(positions -> to);
    }
}
