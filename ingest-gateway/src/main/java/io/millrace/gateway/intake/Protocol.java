package io.millrace.gateway.intake;

import java.util.Locale;

/** The ways in which clients speak with the gateway. */
public enum Protocol {
    EVENTS,
    PRODUCTS,
    ERASURES,
    SEGMENT,
    SNOWPLOW,
    CLOUDEVENTS,
    PIXEL,
    BEACON;

    /** The name by which events, rejections and metrics carry it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
