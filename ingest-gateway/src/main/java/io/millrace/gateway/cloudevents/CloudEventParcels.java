package io.millrace.gateway.cloudevents;

import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.ItemCutter;
import io.millrace.gateway.item.ItemParser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the CloudEvents in a request of each of the binding's three modes. */
public final class CloudEventParcels {
    private final IntakeLimits limits;
    private final ItemParser parser;

    public CloudEventParcels(IntakeLimits limits) {
        this.limits = limits;
        this.parser = new ItemParser(limits.maxDepth());
    }

    /** One event, or an array of them. */
    Parcel inBody(byte[] body) {
        return new JsonFormatParcel(body, ItemCutter.cut(body, false, limits.maxToldApart()), parser);
    }

    /** One event, attributes of which are headers. */
    Parcel inHeaders(Map<String, String> attributes, @Nullable String contentType, byte[] body) {
        return new BinaryParcel(body, contentType, attributes, parser);
    }
}
