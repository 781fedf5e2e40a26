package io.millrace.gateway.http.api;

import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestBody;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Outcome;
import io.millrace.gateway.intake.Protocol;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes versions of products, and that they are there no longer. */
public final class ProductsEndpoint implements Endpoint {
    private final Deliveries deliveries;
    private final Intake products;

    public ProductsEndpoint(Deliveries deliveries, Intake products) {
        this.deliveries = deliveries;
        this.products = products;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.put("/v1/products", this::take), Route.delete("/v1/products/{id}", this::remove));
    }

    /** A removal is a version like any other, so that events from before it still know the product. */
    private CompletionStage<IngestAnswer> remove(IngestRequest request) {
        ObjectNode removal = JsonMapper.shared().createObjectNode();
        removal.put("productId", request.variable("id"));
        removal.put("validFrom", request.queryParameter("validFrom"));
        removal.put("removed", true);
        byte[] item = JsonMapper.shared().writeValueAsBytes(removal);
        return deliveries
                .take(request.withBody(RequestBody.of(item)), Protocol.PRODUCTS, products)
                .thenApply(ProductsEndpoint::removed);
    }

    private static IngestAnswer removed(Outcome outcome) {
        outcome.rejections().stream().findFirst().ifPresent(rejection -> {
            throw new RequestRefusedException(
                    GatewayProblem.INVALID_REMOVAL,
                    rejection.detail() + ".",
                    Map.of("code", rejection.reason().code()));
        });
        return ProductsReceipt.answer(outcome);
    }

    private CompletionStage<IngestAnswer> take(IngestRequest request) {
        return deliveries.take(request, Protocol.PRODUCTS, products).thenApply(ProductsReceipt::answer);
    }
}
