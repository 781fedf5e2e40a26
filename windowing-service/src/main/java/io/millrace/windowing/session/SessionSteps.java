package io.millrace.windowing.session;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.customer.Money;
import io.millrace.event.windows.Earliest;
import io.millrace.event.windows.SessionStep;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of an event its session needs. */
final class SessionSteps {

    private SessionSteps() {}

    /**
     * All by itself.
     *
     * @param mostItems products remembered
     */
    static SessionStep of(EnrichedEvent event, int mostItems) {
        Instant time = event.getEventTime();
        EventType type = event.getType();
        Context context = event.getContext();
        @Nullable Campaign campaign = context.getCampaign();
        @Nullable Place place = context.getPlace();
        @Nullable Device device = context.getDevice();
        return new SessionStep(
                event.getSessionId(),
                event.getTimeline(),
                event.getVisitorId(),
                event.getCustomerId(),
                time,
                time,
                1L,
                oneIf(type == EventType.PAGE_VIEWED),
                oneIf(type == EventType.PRODUCT_VIEWED),
                oneIf(type == EventType.PRODUCT_ADDED),
                oneIf(type == EventType.ORDER_COMPLETED),
                revenue(event),
                said(context.getPath(), time),
                said(campaign == null ? null : campaign.getSource(), time),
                said(place == null ? null : place.getCountry(), time),
                said(device == null ? null : device.getType(), time),
                items(event, mostItems));
    }

    private static long oneIf(boolean counts) {
        return counts ? 1 : 0;
    }

    private static List<Money> revenue(EnrichedEvent event) {
        if (event.getType() != EventType.ORDER_COMPLETED || event.getRevenue() == null || event.getCurrency() == null) {
            return List.of();
        }
        return List.of(new Money(event.getRevenue(), event.getCurrency()));
    }

    private static @Nullable Earliest said(@Nullable String value, Instant time) {
        return value == null ? null : new Earliest(value, time);
    }

    private static List<String> items(EnrichedEvent event, int most) {
        @Nullable ProductLine product = event.getProduct();
        if (event.getLines().isEmpty()) {
            return product == null || product.getProductId() == null ? List.of() : List.of(product.getProductId());
        }
        return Stream.concat(Stream.ofNullable(product), event.getLines().stream())
                .map(ProductLine::getProductId)
                .filter(Objects::nonNull)
                .distinct()
                .limit(most)
                .toList();
    }
}
