package io.millrace.windowing.metric;

import io.millrace.event.EventNames;
import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What events may be told apart by. Names are an API: settings, results and queries hold them. */
public enum Field {
    COUNTRY(ofPlace(Place::getCountry)),
    REGION(ofPlace(Place::getRegion)),
    CITY(ofPlace(Place::getCity)),
    PRODUCT(ofProduct(ProductLine::getProductId)),
    CATEGORY(ofProduct(ProductLine::getCategory)),
    BRAND(ofProduct(ProductLine::getBrand)),
    DEVICE(ofDevice(Device::getType)),
    OS(ofDevice(Device::getOs)),
    BROWSER(ofDevice(Device::getBrowser)),
    CAMPAIGN(ofCampaign(Campaign::getSource)),
    MEDIUM(ofCampaign(Campaign::getMedium)),
    CAMPAIGN_NAME(ofCampaign(Campaign::getName)),
    SOURCE(of(EnrichedEvent::getSource)),
    PROTOCOL(of(EnrichedEvent::getProtocol)),
    EVENT(of(EnrichedEvent::getName)),
    TYPE(of(event -> EventNames.snakeCase(event.getType()))),
    BOT(of(event -> Boolean.toString(event.getBot()))),
    COMPLETENESS(of(event -> event.getCompleteness().name().toLowerCase(Locale.ROOT))),
    COUPON(of(EnrichedEvent::getCoupon)),
    SEARCH(of(EnrichedEvent::getSearchQuery)),
    PATH(of(event -> event.getContext().getPath())),
    REFERRER(of(event -> event.getContext().getReferrer())),
    LOCALE(of(event -> event.getContext().getLocale())),
    RETURNING(of(event -> Boolean.toString(event.getCustomer() != null))),
    EXPERIMENT(of(event -> Properties.text(event, "experiment"))),
    ORDER(of(EnrichedEvent::getOrderId)),
    VISITOR(of(EnrichedEvent::getVisitorId)),
    CUSTOMER(of(EnrichedEvent::getCustomerId)),
    SESSION(of(EnrichedEvent::getSessionId));

    @SuppressWarnings("ImmutableEnumChecker") // A reading has no state.
    private final Reading reading;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Field(Reading reading) {
        this.reading = reading;
    }

    /** The field's name as settings and results write it. */
    public String label() {
        return label;
    }

    /** What the subject says, null when it does not; an empty text says nothing. */
    public @Nullable String of(Subject subject) {
        @Nullable String value = reading.of(subject);
        return value == null || value.isBlank() ? null : value;
    }

    private static Reading of(Function<EnrichedEvent, @Nullable String> value) {
        return subject -> value.apply(subject.event());
    }

    private static Reading ofPlace(Function<Place, @Nullable String> value) {
        return subject -> {
            @Nullable Place place = subject.event().getContext().getPlace();
            return place == null ? null : value.apply(place);
        };
    }

    private static Reading ofProduct(Function<ProductLine, @Nullable String> value) {
        return subject -> subject.product() == null ? null : value.apply(subject.product());
    }

    private static Reading ofDevice(Function<Device, @Nullable String> value) {
        return subject -> {
            @Nullable Device device = subject.event().getContext().getDevice();
            return device == null ? null : value.apply(device);
        };
    }

    private static Reading ofCampaign(Function<Campaign, @Nullable String> value) {
        return subject -> {
            @Nullable Campaign campaign = subject.event().getContext().getCampaign();
            return campaign == null ? null : value.apply(campaign);
        };
    }

    /** Where a field's value stands. */
    @FunctionalInterface
    private interface Reading {
        @Nullable
        String of(Subject subject);
    }
}
