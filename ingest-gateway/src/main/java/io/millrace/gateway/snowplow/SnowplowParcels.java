package io.millrace.gateway.snowplow;

import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.JsonParcel;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemCutter;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.MemberCutter;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the events in what Snowplow's trackers send. */
public final class SnowplowParcels {
    private final IntakeLimits limits;
    private final ItemParser parser;

    public SnowplowParcels(IntakeLimits limits) {
        this.limits = limits;
        this.parser = limits.parser();
    }

    /**
     * What is posted: {@code {"schema": "…/payload_data/…", "data": [ … ]}}.
     *
     * @throws RefusedException when there is no such thing in the body
     */
    Parcel posted(byte[] body, boolean anonymous) throws RefusedException {
        Item data = MemberCutter.cut(body).get("data");
        if (data == null || body[data.offset()] != '[') {
            throw new RefusedException(
                    Reason.NO_ITEMS, "data is missing: send {\"schema\": \"iglu:…/payload_data/…\", \"data\": [ … ]}");
        }
        List<Item> items = ItemCutter.cut(body, data, limits.maxToldApart());
        EmbeddedJson json = new EmbeddedJson(parser);
        return new JsonParcel(
                body,
                items,
                parser,
                event -> TrackedEvent.of(TrackerFields.of(event), json, anonymous),
                () -> appIn(items, body));
    }

    /** Trackers have no field for a key, but all of them one for the app that they are part of. */
    private @Nullable String appIn(List<Item> items, byte[] body) throws RefusedException {
        return items.isEmpty()
                ? null
                : parser.parse(body, items.get(0)).path("aid").asString(null);
    }

    /** What is in a query. */
    Parcel queried(String query, Map<String, String> parameters, boolean anonymous) {
        return new QueryParcel(query, parameters, parser, anonymous);
    }
}
