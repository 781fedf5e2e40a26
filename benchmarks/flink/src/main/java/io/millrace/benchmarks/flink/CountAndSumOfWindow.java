package io.millrace.benchmarks.flink;

import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** A result as the benchmark reads it: product, start, count, thousandths. */
final class CountAndSumOfWindow extends ProcessWindowFunction<Tuple2<Long, Long>, String, String, TimeWindow> {

    @Override
    public void process(String product, Context context, Iterable<Tuple2<Long, Long>> results, Collector<String> out) {
        Tuple2<Long, Long> result = results.iterator().next();
        out.collect(product + "," + context.window().getStart() + "," + result.f0 + "," + result.f1);
    }
}
