package io.millrace.benchmarks.flink;

import java.util.ArrayList;
import java.util.List;

/** A visit as far as it is known. */
public final class Visit {
    public long first = Long.MAX_VALUE;
    public long last = Long.MIN_VALUE;
    public String customer = "";
    public String path = "";
    public String campaign = "";
    public String country = "";
    public String device = "";
    public long events;
    public long pageViews;
    public long productsViewed;
    public long carts;
    public long orders;
    /** In millionths. */
    public long revenue;

    public List<String> items = new ArrayList<>();
}
