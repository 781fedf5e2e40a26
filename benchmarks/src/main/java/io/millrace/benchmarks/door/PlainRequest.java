package io.millrace.benchmarks.door;

import io.millrace.gateway.http.BodyDecoder;
import io.millrace.gateway.http.FrontDoor;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestBody;
import io.millrace.gateway.http.RequestHeaders;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The gateway's own way of answering, under another HTTP stack. */
final class PlainRequest {
    private final Routes routes = NullSink.routes();
    private final BodyDecoder decoder = NullSink.decoder();

    CompletionStage<IngestAnswer> answer(
            String method, String path, UnaryOperator<@Nullable String> header, byte[] body) {
        Route route = routes.find(method, path).orElseThrow().route();
        IngestRequest request = new IngestRequest(
                method, path, Map.of(), Map.of(), "", new Headers(header), RequestBody.of(body), "127.0.0.1");
        return FrontDoor.answer(route, request, decoder);
    }

    private record Headers(UnaryOperator<@Nullable String> header) implements RequestHeaders {
        @Override
        public @Nullable String first(String name) {
            return header.apply(name);
        }

        @Override
        public List<Map.Entry<String, String>> all() {
            return List.of();
        }
    }
}
