package io.millrace.windowing.session;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.event.windows.SessionStep;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of an event its session needs. */
public final class SessionSteps {

    private SessionSteps() {}

    public static SessionStep of(EnrichedEvent event) {
        Context context = event.getContext();
        @Nullable Campaign campaign = context.getCampaign();
        @Nullable Place place = context.getPlace();
        @Nullable Device device = context.getDevice();
        boolean order = event.getType() == EventType.ORDER_COMPLETED;
        return new SessionStep(
                event.getSessionId(),
                event.getTimeline(),
                event.getEventTime(),
                event.getType(),
                event.getVisitorId(),
                event.getCustomerId(),
                order ? event.getRevenue() : null,
                order ? event.getCurrency() : null,
                context.getPath(),
                campaign == null ? null : campaign.getSource(),
                place == null ? null : place.getCountry(),
                device == null ? null : device.getType(),
                items(event));
    }

    private static List<String> items(EnrichedEvent event) {
        return Stream.concat(Stream.ofNullable(event.getProduct()), event.getLines().stream())
                .map(ProductLine::getProductId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
