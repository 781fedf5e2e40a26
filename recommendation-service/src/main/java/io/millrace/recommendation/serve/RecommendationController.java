package io.millrace.recommendation.serve;

import io.millrace.event.recommendation.RecommendationServed;
import io.millrace.event.recommendation.ServedItem;
import io.millrace.event.recommendation.ServedReason;
import io.millrace.recommendation.RecommendationProperties;
import io.millrace.recommendation.index.Suggestion;
import io.millrace.recommendation.serve.RecommendationView.ItemView;
import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresKey(Access.READ)
final class RecommendationController {
    private static final String MODEL = "vmis-vstan-1";

    private final Recommender recommender;
    private final ServedLog log;
    private final Clock clock;
    private final int mostItems;

    RecommendationController(Recommender recommender, ServedLog log, Clock clock, RecommendationProperties settings) {
        this.recommender = recommender;
        this.log = log;
        this.clock = clock;
        this.mostItems = settings.mostItems();
    }

    @GetMapping("/v1/recommendations/{surface}")
    RecommendationView recommendations(
            @PathVariable String surface,
            @RequestParam(required = false) @Nullable String visitorId,
            @RequestParam(required = false) @Nullable String itemId,
            @RequestParam(required = false) @Nullable String n) {
        if (!surface.equals(RecommendationRequest.NEXT)) {
            throw new UnknownSurfaceException();
        }
        RecommendationRequest request = RecommendationRequest.of(visitorId, itemId, n, mostItems);
        Recommender.Answer answer = recommender.next(request);
        String id = UUID.randomUUID().toString();
        log.keep(served(id, request, answer));
        return new RecommendationView(
                id,
                RecommendationRequest.NEXT,
                MODEL,
                null,
                answer.degraded(),
                answer.items().stream().map(ItemView::of).toList());
    }

    private RecommendationServed served(String id, RecommendationRequest request, Recommender.Answer answer) {
        return RecommendationServed.newBuilder()
                .setRecommendationId(id)
                .setSurface(RecommendationRequest.NEXT)
                .setModel(MODEL)
                .setDegraded(answer.degraded())
                .setVisitorId(request.visitorId())
                .setItemId(request.itemId())
                .setServedAt(clock.instant())
                .setItems(answer.items().stream()
                        .map(RecommendationController::served)
                        .toList())
                .build();
    }

    private static ServedItem served(Suggestion suggestion) {
        ServedReason reason = suggestion.because() == null ? ServedReason.POPULAR : ServedReason.VIEWED_TOGETHER;
        return new ServedItem(
                suggestion.itemId(), suggestion.score(), reason, suggestion.because(), suggestion.support());
    }
}
