package io.millrace.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.gateway.imports.ImportWatermark;
import io.millrace.gateway.item.Timestamps;

/** How far an import has got, as every partition now knows. */
record WatermarkReceipt(
        @JsonProperty("import") String importId,
        String time,
        @JsonProperty("final") boolean last) {

    static WatermarkReceipt of(ImportWatermark watermark) {
        return new WatermarkReceipt(watermark.importId(), Timestamps.write(watermark.time()), watermark.last());
    }
}
