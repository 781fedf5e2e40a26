package io.millrace.gateway.event;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.ProductLine;
import io.millrace.gateway.intake.ItemReader;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.item.Currencies;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.RefusedException;
import io.millrace.gateway.privacy.ConsentRule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Reads an event in Segment's shape: a few common fields, the event's own properties, and its context. */
public final class EventReader implements ItemReader<CollectedEvent> {
    private final EventSettings settings;
    private final ConsentRule consent;
    private final EventTimeRule eventTimes;

    public EventReader(EventSettings settings) {
        this(settings, ConsentRule.ofBrowsers());
    }

    public EventReader(EventSettings settings, ConsentRule consent) {
        this.settings = settings;
        this.consent = consent;
        this.eventTimes = new EventTimeRule(settings.skewTolerance());
    }

    @Override
    public int sizeLimit(ObjectNode item) {
        boolean withProducts = item.path("properties").path("products").isArray();
        return withProducts ? settings.maxBytesWithProducts() : settings.maxBytes();
    }

    @Override
    public boolean isAnonymised(CollectedEvent event) {
        return Identity.isAlias(event.getVisitorId());
    }

    @Override
    public CollectedEvent read(ObjectNode item, Origin origin, Instant receivedAt) throws RefusedException {
        boolean anonymised = consent.isAnonymised(item, origin);
        Fields fields = Fields.of(item, settings.maxIdLength());
        CollectedEvent.Builder event = CollectedEvent.newBuilder()
                .setTimeline(origin.timeline())
                .setSource(origin.source())
                .setProtocol(origin.protocol().label())
                .setReceivedAt(receivedAt);
        String messageId = fields.takeId("messageId");
        event.setMessageId(messageId == null ? UUID.randomUUID().toString() : messageId);

        Call call = Call.read(fields, settings.maxNameLength());
        event.setType(call.type()).setName(call.name());
        Identity identity = anonymised ? Identity.anonymised(call, origin) : Identity.read(fields, call, origin);
        identity.putInto(event);
        eventTimes.date(event, ClientTimes.read(fields), origin.isLive());

        event.setContext(ContextReader.read(fields.objectOnly("context"), origin, anonymised));
        Fields properties = fields.objectOnly("properties");
        call.addOwnFields(fields, properties);
        fill(event, properties);
        return event.build();
    }

    private void fill(CollectedEvent.Builder event, Fields properties) throws RefusedException {
        EventType type = event.getType();
        boolean hasAmount = Currencies.hasAmount(properties);
        ProductLine product = Products.isAboutOne(type) ? Products.one(properties) : null;
        List<ProductLine> lines = Products.lines(properties);
        hasAmount = hasAmount || lines.stream().anyMatch(line -> line.getPrice() != null);

        event.setProduct(product)
                .setLines(lines)
                .setRevenue(Revenue.take(type, properties, lines))
                .setCurrency(hasAmount ? Currencies.take(properties, settings.defaultCurrency()) : null)
                .setOrderId(properties.takeText("order_id", "orderId"))
                .setCoupon(properties.takeText("coupon"))
                .setSearchQuery(properties.takeTextOrJson("query"));
        if (event.getSearchQuery() == null) {
            event.setSearchQuery(properties.takeTextOrJson("search_query"));
        }
        event.setProperties(properties.rest());
    }
}
