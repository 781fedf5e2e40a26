package io.millrace.gateway.snowplow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The one event that a tracker puts into the query of a GET. */
final class QueryParcel implements Parcel {
    private final byte[] bytes;
    private final Map<String, String> parameters;
    private final EmbeddedJson json;
    private final boolean anonymous;

    QueryParcel(String query, Map<String, String> parameters, ItemParser parser, boolean anonymous) {
        this.bytes = query.getBytes(UTF_8);
        this.parameters = parameters;
        this.json = new EmbeddedJson(parser);
        this.anonymous = anonymous;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public List<Item> items() {
        return Item.whole(bytes);
    }

    @Override
    public ObjectNode open(Item item) throws RefusedException {
        return TrackedEvent.of(new TrackerFields(parameters), json, anonymous);
    }

    @Override
    public @Nullable String writeKey() {
        return parameters.get("aid");
    }
}
