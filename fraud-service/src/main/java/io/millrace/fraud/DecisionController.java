package io.millrace.fraud;

import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Decides on an order before it is placed. */
@RestController
class DecisionController {
    private final Checkout checkout;
    private final FraudMetrics metrics;

    DecisionController(Checkout checkout, FraudMetrics metrics) {
        this.checkout = checkout;
        this.metrics = metrics;
    }

    @PostMapping("/v1/decisions")
    @RequiresKey(Access.READ)
    DecisionView decide(HttpServletRequest request) throws IOException {
        long begun = System.nanoTime();
        DecisionRequest asked = DecisionRequest.read(request.getInputStream());
        Checkout.Answer answer = checkout.decide(asked.entities());
        metrics.countAnswer(answer.verdict().action(), Duration.ofNanos(System.nanoTime() - begun));
        return DecisionView.of(UUID.randomUUID().toString(), answer);
    }
}
