package io.millrace.gateway.http.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.imports.ImportWatermark;
import io.millrace.gateway.item.Timestamps;

/** How far an import has got, as every partition now knows. */
record WatermarkReceipt(
        @JsonProperty("import") String importId,
        String time,
        @JsonProperty("final") boolean last) {

    static IngestAnswer answer(ImportWatermark watermark) {
        return IngestAnswer.json(
                200, new WatermarkReceipt(watermark.importId(), Timestamps.write(watermark.time()), watermark.last()));
    }
}
