package io.millrace.gateway.cloudevents;

import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One CloudEvent, whose attributes are headers and whose data is the body. */
final class BinaryParcel implements Parcel {
    private final byte[] data;
    private final @Nullable String contentType;
    private final Map<String, String> attributes;
    private final CloudEvents cloudEvents;

    /**
     * A CloudEvent.
     *
     * @param attributes by name, without prefix, as they were sent
     */
    BinaryParcel(byte[] data, @Nullable String contentType, Map<String, String> attributes, ItemParser parser) {
        this.data = data;
        this.contentType = contentType;
        this.attributes = attributes;
        this.cloudEvents = new CloudEvents(parser);
    }

    @Override
    public byte[] bytes() {
        return data;
    }

    @Override
    public List<Item> items() {
        return List.of(new Item(0, data.length, 0, false));
    }

    @Override
    public ObjectNode open(Item item) throws RefusedException {
        ObjectNode sent = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            sent.put(attribute.getKey(), HeaderValues.decode(attribute.getValue(), "ce-" + attribute.getKey()));
        }
        if (contentType != null) {
            sent.put("datacontenttype", contentType);
        }
        cloudEvents.putData(data, contentType, sent);
        return cloudEvents.read(sent);
    }
}
