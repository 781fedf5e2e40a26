package io.millrace.gateway.http;

import io.millrace.gateway.intake.Intake;
import io.millrace.gateway.intake.Protocol;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes versions of products. */
@RestController
final class ProductController {
    private final IntakeEndpoint endpoint;
    private final Intake productIntake;

    ProductController(IntakeEndpoint endpoint, Intake productIntake) {
        this.endpoint = endpoint;
        this.productIntake = productIntake;
    }

    @PutMapping("/v1/products")
    CompletableFuture<ResponseEntity<ProductsReceipt>> take(HttpServletRequest request) {
        return endpoint.take(request, Protocol.PRODUCTS, productIntake)
                .thenApply(ProductsReceipt::of)
                .thenApply(Json::answer);
    }
}
