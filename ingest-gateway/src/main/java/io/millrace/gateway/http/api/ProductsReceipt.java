package io.millrace.gateway.http.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.intake.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of products.
 *
 * @param position of the catalogue: a reader that has got here knows all of them; null when none was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductsReceipt(
        int accepted, List<RejectedItem> rejected, @Nullable Long position) {

    static IngestAnswer answer(Outcome outcome) {
        return IngestAnswer.json(200, of(outcome));
    }

    private static ProductsReceipt of(Outcome outcome) {
        return new ProductsReceipt(
                outcome.accepted(),
                RejectedItem.of(outcome.rejections()),
                outcome.positions().endIn(TopicCatalogue.PRODUCTS.name()).orElse(null));
    }
}
