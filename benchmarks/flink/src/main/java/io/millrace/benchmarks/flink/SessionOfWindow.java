package io.millrace.benchmarks.flink;

import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** A visit as the benchmark reads it: visitor, start, count, revenue, and then all the rest. */
final class SessionOfWindow extends ProcessWindowFunction<Visit, String, String, TimeWindow> {

    @Override
    public void process(String visitor, Context context, Iterable<Visit> visits, Collector<String> out) {
        Visit visit = visits.iterator().next();
        StringBuilder text = new StringBuilder(256).append(visitor);
        text.append(',').append(visit.first).append(',').append(visit.events);
        text.append(',').append(visit.revenue).append(',').append(visit.last);
        text.append(',').append(visit.customer).append(',').append(visit.path);
        text.append(',').append(visit.campaign).append(',').append(visit.country);
        text.append(',').append(visit.device).append(',').append(visit.pageViews);
        text.append(',').append(visit.productsViewed).append(',').append(visit.carts);
        text.append(',').append(visit.orders).append(',').append(String.join(" ", visit.items));
        out.collect(text.toString());
    }
}
