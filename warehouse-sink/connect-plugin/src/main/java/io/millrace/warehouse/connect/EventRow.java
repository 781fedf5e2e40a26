package io.millrace.warehouse.connect;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.warehouse.table.EventsTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/** Makes an enriched event a row of the events table. What is no enriched event is a {@link DataException}. */
public final class EventRow implements Transformation<SinkRecord> {
    private static final String EVENT = EnrichedEvent.class.getName();
    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

    private final ContextText contextText = new ContextText();

    @Override
    public SinkRecord apply(SinkRecord record) {
        if (!(record.value() instanceof Struct event)
                || !EVENT.equals(event.schema().name())) {
            throw new DataException("Expected an EnrichedEvent, found " + describe(record.valueSchema()));
        }
        Struct row = new Struct(RowSchema.EVENT);
        putWhatHappened(row, event);
        putWho(row, event);
        putProduct(row, event.getStruct("product"));
        putOrder(row, event);
        putContext(row, event.getStruct("context"));
        putOrigin(row, event, record);
        return record.newRecord(
                record.topic(), record.kafkaPartition(), null, null, row.schema(), row, record.timestamp());
    }

    private static void putWhatHappened(Struct row, Struct event) {
        row.put(EventsTable.EVENT_ID, event.get("messageId"))
                .put(EventsTable.EVENT_TYPE, event.getString("type").toLowerCase(Locale.ROOT))
                .put(EventsTable.EVENT_NAME, event.get("name"))
                .put(EventsTable.EVENT_TIME, time(event, "eventTime"))
                .put(EventsTable.RECEIVED_AT, time(event, "receivedAt"))
                .put(EventsTable.ENRICHED_AT, time(event, "enrichedAt"))
                .put(EventsTable.SEARCH_QUERY, event.get("searchQuery"))
                .put(EventsTable.PROPERTIES, event.get("properties"));
    }

    private static void putWho(Struct row, Struct event) {
        row.put(EventsTable.VISITOR_ID, event.get("visitorId"))
                .put(EventsTable.CUSTOMER_ID, event.get("customerId"))
                .put(EventsTable.SESSION_ID, event.get("sessionId"))
                .put(EventsTable.SESSION_SEQ, event.get("sessionSeq"))
                .put(EventsTable.BOT, event.get("bot"));
    }

    private static void putProduct(Struct row, @Nullable Struct product) {
        if (product != null) {
            row.put(EventsTable.PRODUCT_NAME, product.get("name"));
            putProductDetails(row, product);
        }
    }

    private static void putOrder(Struct row, Struct event) {
        List<Struct> lines = new ArrayList<>();
        for (Object line : event.getArray("lines")) {
            lines.add(line((Struct) line));
        }
        row.put(EventsTable.ORDER_ID, event.get("orderId"))
                .put(EventsTable.REVENUE, event.get("revenue"))
                .put(EventsTable.CURRENCY, event.get("currency"))
                .put(EventsTable.COUPON, event.get("coupon"))
                .put(EventsTable.LINES, lines);
    }

    private static Struct line(Struct product) {
        Struct line = new Struct(RowSchema.LINE).put(EventsTable.LINE_NAME, product.get("name"));
        putProductDetails(line, product);
        return line;
    }

    private static void putProductDetails(Struct row, Struct product) {
        row.put(EventsTable.PRODUCT_ID, product.get("productId"))
                .put(EventsTable.CATEGORY, product.get("category"))
                .put(EventsTable.BRAND, product.get("brand"))
                .put(EventsTable.PRICE, product.get("price"))
                .put(EventsTable.QUANTITY, product.get("quantity"));
    }

    private void putContext(Struct row, Struct context) {
        row.put(EventsTable.URL, context.get("url"))
                .put(EventsTable.PATH, context.get("path"))
                .put(EventsTable.REFERRER, context.get("referrer"))
                .put(EventsTable.CONTEXT, contextText.of(context));
        putCampaign(row, context.getStruct("campaign"));
        putPlace(row, context.getStruct("place"));
        putDevice(row, context.getStruct("device"));
    }

    private static void putCampaign(Struct row, @Nullable Struct campaign) {
        if (campaign != null) {
            row.put(EventsTable.CAMPAIGN_SOURCE, campaign.get("source"))
                    .put(EventsTable.CAMPAIGN_MEDIUM, campaign.get("medium"))
                    .put(EventsTable.CAMPAIGN_NAME, campaign.get("name"));
        }
    }

    private static void putPlace(Struct row, @Nullable Struct place) {
        if (place != null) {
            row.put(EventsTable.COUNTRY, place.get("country"))
                    .put(EventsTable.REGION, place.get("region"))
                    .put(EventsTable.CITY, place.get("city"));
        }
    }

    private static void putDevice(Struct row, @Nullable Struct device) {
        if (device != null) {
            row.put(EventsTable.DEVICE_TYPE, device.get("type"))
                    .put(EventsTable.OS, device.get("os"))
                    .put(EventsTable.BROWSER, device.get("browser"));
        }
    }

    private static void putOrigin(Struct row, Struct event, SinkRecord record) {
        row.put(EventsTable.SOURCE, event.get("source"))
                .put(EventsTable.PROTOCOL, event.get("protocol"))
                .put(EventsTable.KAFKA_PARTITION, record.originalKafkaPartition())
                .put(EventsTable.KAFKA_OFFSET, record.originalKafkaOffset());
    }

    private static Date time(Struct event, String field) {
        Date time = (Date) event.get(field);
        Instant instant = time.toInstant();
        if (instant.isBefore(FIRST_TIME) || instant.isAfter(LAST_TIME)) {
            throw new DataException(field + " lies outside of the calendar: " + instant);
        }
        return time;
    }

    private static String describe(@Nullable Schema schema) {
        return schema == null ? "a value without a schema" : schema.type() + " " + schema.name();
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {}

    @Override
    public void close() {}
}
