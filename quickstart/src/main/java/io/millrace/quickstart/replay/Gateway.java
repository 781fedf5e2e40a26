package io.millrace.quickstart.replay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The suite's gateway, as far as a sender of events, products and watermarks needs it. */
final class Gateway {
    private static final String NDJSON = "application/x-ndjson";

    private final ServiceClient service;
    private final String writeKey;

    Gateway(URI address, String writeKey, Waiting waiting, Consumer<String> onTrouble) {
        this.service = new ServiceClient("The gateway", address, waiting, onTrouble);
        this.writeKey = writeKey;
    }

    long repeats() {
        return service.repeats();
    }

    /** Sends events, live or as a part of an import; they are stored when this returns. */
    Receipt sendEvents(Batch<?> events, Optional<String> importId) throws InterruptedException {
        HttpRequest.Builder request = request("/v1/events", NDJSON).POST(BodyPublishers.ofByteArray(events.body()));
        importId.ifPresent(id -> request.header("Millrace-Import", id));
        return receipt(events.size(), service.ask(request.build()));
    }

    /** Puts product versions into the catalogue. */
    Receipt putProducts(Batch<?> products) throws InterruptedException {
        HttpRequest request = request("/v1/products", NDJSON)
                .PUT(BodyPublishers.ofByteArray(products.body()))
                .build();
        return receipt(products.size(), service.ask(request));
    }

    /** Promises that nothing earlier than a time follows in an import, and nothing at all after the closing one. */
    void moveWatermark(String importId, Instant time, boolean closing) throws InterruptedException {
        String watermark = "{\"time\":\"%s\",\"final\":%s}".formatted(Times.iso(time), closing);
        service.ask(request("/v1/imports/" + importId + "/watermark", "application/json")
                .POST(BodyPublishers.ofString(watermark))
                .build());
    }

    private HttpRequest.Builder request(String path, String contentType) {
        return service.request(path).header("Content-Type", contentType).header("X-Write-Key", writeKey);
    }

    private Receipt receipt(int sent, JsonNode answer) {
        Receipt receipt = new Receipt(
                answer.path("accepted").asInt(0),
                StreamSupport.stream(answer.path("rejected").spliterator(), false)
                        .map(Gateway::refusal)
                        .toList(),
                answer.path("position").asLong(0));
        if (receipt.accepted() + receipt.refused().size() != sent) {
            throw new ReplayStoppedException(
                    "%s was sent %d items and accounts for %d accepted and %d rejected: this is not a gateway of this suite."
                            .formatted(
                                    service.name(),
                                    sent,
                                    receipt.accepted(),
                                    receipt.refused().size()));
        }
        return receipt;
    }

    private static Refusal refusal(JsonNode rejected) {
        return new Refusal(
                rejected.path("code").asString("unknown"),
                rejected.path("detail").asString("no reason given"));
    }
}
