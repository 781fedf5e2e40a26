package io.millrace.windowing.metric;

import io.millrace.event.EventNames;
import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
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
    PRODUCT(ofProduct("productId", ProductLine::getProductId)),
    CATEGORY(ofProduct("category", ProductLine::getCategory)),
    BRAND(ofProduct("brand", ProductLine::getBrand)),
    DEVICE(ofDevice(Device::getType)),
    OS(ofDevice(Device::getOs)),
    BROWSER(ofDevice(Device::getBrowser)),
    CAMPAIGN(ofCampaign(Campaign::getSource)),
    MEDIUM(ofCampaign(Campaign::getMedium)),
    CAMPAIGN_NAME(ofCampaign(Campaign::getName)),
    SOURCE(of("source", EnrichedEvent::getSource)),
    PROTOCOL(of("protocol", EnrichedEvent::getProtocol)),
    EVENT(of("name", EnrichedEvent::getName)),
    TYPE(of("type", event -> EventNames.snakeCase(event.getType()))),
    BOT(of("bot", event -> Boolean.toString(event.getBot()))),
    COMPLETENESS(of("completeness", event -> event.getCompleteness().name().toLowerCase(Locale.ROOT))),
    COUPON(of("coupon", EnrichedEvent::getCoupon)),
    SEARCH(of("searchQuery", EnrichedEvent::getSearchQuery)),
    PATH(ofContext("path", Context::getPath)),
    REFERRER(ofContext("referrer", Context::getReferrer)),
    LOCALE(ofContext("locale", Context::getLocale)),
    RETURNING(of("customer", event -> Boolean.toString(event.getCustomer() != null))),
    EXPERIMENT(of("properties", event -> Properties.text(event, "experiment"))),
    ORDER(of("orderId", EnrichedEvent::getOrderId)),
    VISITOR(of("visitorId", EnrichedEvent::getVisitorId)),
    CUSTOMER(of("customerId", EnrichedEvent::getCustomerId)),
    SESSION(of("sessionId", EnrichedEvent::getSessionId));

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
        @Nullable String value = reading.value().apply(subject);
        return value == null || value.isBlank() ? null : value;
    }

    /** What of an event is read for it: the name of a field, or {@code context.} or {@code product.} and that of one of theirs. */
    String reads() {
        return reading.reads();
    }

    private static Reading of(String name, Function<EnrichedEvent, @Nullable String> value) {
        return new Reading(name, subject -> value.apply(subject.event()));
    }

    private static Reading ofContext(String name, Function<Context, @Nullable String> value) {
        return of("context." + name, event -> value.apply(event.getContext()));
    }

    private static Reading ofPlace(Function<Place, @Nullable String> value) {
        return ofContext("place", context -> orNull(context.getPlace(), value));
    }

    private static Reading ofDevice(Function<Device, @Nullable String> value) {
        return ofContext("device", context -> orNull(context.getDevice(), value));
    }

    private static Reading ofCampaign(Function<Campaign, @Nullable String> value) {
        return ofContext("campaign", context -> orNull(context.getCampaign(), value));
    }

    private static Reading ofProduct(String name, Function<ProductLine, @Nullable String> value) {
        return new Reading("product." + name, subject -> orNull(subject.product(), value));
    }

    private static <P> @Nullable String orNull(@Nullable P part, Function<P, @Nullable String> value) {
        return part == null ? null : value.apply(part);
    }

    /** Where a field's value stands. */
    private record Reading(String reads, Function<Subject, @Nullable String> value) {}
}
