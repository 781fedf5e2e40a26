package io.millrace.gateway.http.api;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestBody;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.Senders;
import io.millrace.gateway.imports.ImportWatermark;
import io.millrace.gateway.imports.ImportWatermarks;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Lets the sender of an import say how far it has got. */
public final class ImportsEndpoint implements Endpoint {
    private static final int MAX_DEPTH = 4;

    private final Senders senders;
    private final ImportWatermarks watermarks;
    private final ItemParser parser = new ItemParser(MAX_DEPTH);

    public ImportsEndpoint(Senders senders, ImportWatermarks watermarks) {
        this.senders = senders;
        this.watermarks = watermarks;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/v1/imports/{id}/watermark", this::move));
    }

    private CompletionStage<IngestAnswer> move(IngestRequest request) {
        String id = request.variable("id");
        senders.checkImport(request, id);
        return watermarks.move(watermark(id, request.body())).thenApply(WatermarkReceipt::answer);
    }

    private ImportWatermark watermark(String id, RequestBody body) {
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
