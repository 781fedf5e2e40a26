package io.millrace.gateway.cloudevents;

import io.millrace.gateway.intake.IntakeLimits;
import io.millrace.gateway.intake.JsonParcel;
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
        this.parser = limits.parser();
    }

    /** One event, or an array of them. */
    Parcel inBody(byte[] body) {
        CloudEvents cloudEvents = new CloudEvents(parser);
        return new JsonParcel(
                body, ItemCutter.cut(body, false, limits.maxToldApart()), parser, cloudEvents::read, () -> null);
    }

    /** One event, attributes of which are headers. */
    Parcel inHeaders(Map<String, String> attributes, @Nullable String contentType, byte[] body) {
        return new BinaryParcel(body, contentType, attributes, parser);
    }
}
