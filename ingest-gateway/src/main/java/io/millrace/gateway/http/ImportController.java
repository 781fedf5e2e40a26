package io.millrace.gateway.http;

import io.millrace.gateway.imports.ImportWatermark;
import io.millrace.gateway.imports.ImportWatermarks;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets the sender of an import say how far it has got. */
@RestController
final class ImportController {
    private static final int MAX_DEPTH = 4;

    private final RequestReader requests;
    private final ImportWatermarks watermarks;
    private final ItemParser parser = new ItemParser(MAX_DEPTH);

    ImportController(RequestReader requests, ImportWatermarks watermarks) {
        this.requests = requests;
        this.watermarks = watermarks;
    }

    @PostMapping("/v1/imports/{id}/watermark")
    CompletableFuture<ResponseEntity<WatermarkReceipt>> move(@PathVariable String id, HttpServletRequest request) {
        requests.checkImport(request, id);
        return watermarks
                .move(watermark(id, requests.body(request)))
                .thenApply(WatermarkReceipt::of)
                .thenApply(Json::answer);
    }

    private ImportWatermark watermark(String id, RequestReader.Body body) {
        try {
            Item all = new Item(0, body.bytes().length, 1, body.isTooLarge());
            Fields fields = Fields.of(parser.parse(body.bytes(), all), 0);
            Instant time = fields.takeTime("time");
            Boolean last = fields.takeFlag("final");
            if (time == null) {
                throw new RequestRefusedException(
                        GatewayProblem.INVALID_WATERMARK, "time is missing: say which time nothing earlier follows.");
            }
            return new ImportWatermark(id, time, last != null && last);
        } catch (RefusedException e) {
            throw new RequestRefusedException(GatewayProblem.INVALID_WATERMARK, e.detail() + ".");
        }
    }
}
