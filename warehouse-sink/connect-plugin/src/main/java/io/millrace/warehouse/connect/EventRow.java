package io.millrace.warehouse.connect;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.warehouse.table.EventsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Makes an enriched event a row of the events table. */
public final class EventRow extends RowTransform {
    private static final Schema ROW = RowSchema.of(EventsTable.DEFINITION);
    private static final Schema LINE = RowSchema.ofElements(ROW, EventsTable.LINES);

    private final ContextText contextText = new ContextText();

    /** For Connect, which has no settings for it. */
    public EventRow() {
        super(EnrichedEvent.class, ROW);
    }

    @Override
    void fill(Struct row, Struct event) {
        putWhatHappened(row, event);
        putWho(row, event);
        putProduct(row, event.getStruct("product"));
        putOrder(row, event);
        putContext(row, event.getStruct("context"));
        putSource(row, event);
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
        Struct line = new Struct(LINE).put(EventsTable.LINE_NAME, product.get("name"));
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

    private static void putSource(Struct row, Struct event) {
        row.put(EventsTable.SOURCE, event.get("source")).put(EventsTable.PROTOCOL, event.get("protocol"));
    }
}
