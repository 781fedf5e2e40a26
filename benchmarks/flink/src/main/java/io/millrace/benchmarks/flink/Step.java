package io.millrace.benchmarks.flink;

import io.millrace.event.clickstream.EventType;
import java.util.List;

/** What a session needs of an event; the same as the suite takes. */
public final class Step {
    static final TimeOf<Step> TIME = step -> step.time;

    public String visitor = "";
    public String customer = "";
    public long time;
    public EventType type = EventType.CUSTOM;
    /** In millionths, of an order. */
    public long revenue;

    public String path = "";
    public String campaign = "";
    public String country = "";
    public String device = "";
    public List<String> items = List.of();
}
