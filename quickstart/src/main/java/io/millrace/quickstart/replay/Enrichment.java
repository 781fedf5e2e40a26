package io.millrace.quickstart.replay;

import java.net.URI;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The suite's enrichment service, as far as a sender needs it: how far it has read the catalogue. */
final class Enrichment {
    private static final String POSITION = "/v1/catalogue/position";

    private final ServiceClient service;

    Enrichment(URI address, Waiting waiting, Consumer<String> onTrouble) {
        this.service = new ServiceClient("Enrichment", address, waiting, onTrouble);
    }

    String name() {
        return service.name();
    }

    /** The catalogue position up to which every product is known. */
    long position() throws InterruptedException {
        JsonNode position = service.ask(service.request(POSITION).GET().build()).path("position");
        if (!position.isIntegralNumber()) {
            throw new ReplayStoppedException(
                    service.name() + " answers without a position: this is not an enrichment service of this suite.");
        }
        return position.asLong();
    }
}
