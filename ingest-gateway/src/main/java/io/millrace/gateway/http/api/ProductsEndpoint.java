package io.millrace.gateway.http.api;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Protocol;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Takes versions of products. */
public final class ProductsEndpoint implements Endpoint {
    private final Deliveries deliveries;
    private final Intake products;

    public ProductsEndpoint(Deliveries deliveries, Intake products) {
        this.deliveries = deliveries;
        this.products = products;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.put("/v1/products", this::take));
    }

    private CompletionStage<IngestAnswer> take(IngestRequest request) {
        return deliveries.take(request, Protocol.PRODUCTS, products).thenApply(ProductsReceipt::answer);
    }
}
