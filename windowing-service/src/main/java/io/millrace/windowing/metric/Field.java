package io.millrace.windowing.metric;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What events may be told apart by. Names are an API: settings, results and queries hold them. */
public enum Field {
    COUNTRY,
    REGION,
    CITY,
    PRODUCT,
    CATEGORY,
    BRAND,
    DEVICE,
    CAMPAIGN,
    SOURCE,
    EVENT;

    /** The field's name as settings and results write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The event's value, null when it does not say; an empty text says nothing. */
    public @Nullable String of(EnrichedEvent event) {
        @Nullable String value = read(event);
        return value == null || value.isBlank() ? null : value;
    }

    private @Nullable String read(EnrichedEvent event) {
        @Nullable Place place = event.getContext().getPlace();
        @Nullable ProductLine product = event.getProduct();
        @Nullable Device device = event.getContext().getDevice();
        @Nullable Campaign campaign = event.getContext().getCampaign();
        return switch (this) {
            case COUNTRY -> place == null ? null : place.getCountry();
            case REGION -> place == null ? null : place.getRegion();
            case CITY -> place == null ? null : place.getCity();
            case PRODUCT -> product == null ? null : product.getProductId();
            case CATEGORY -> product == null ? null : product.getCategory();
            case BRAND -> product == null ? null : product.getBrand();
            case DEVICE -> device == null ? null : device.getType();
            case CAMPAIGN -> campaign == null ? null : campaign.getSource();
            case SOURCE -> event.getSource();
            case EVENT -> event.getName();
        };
    }
}
