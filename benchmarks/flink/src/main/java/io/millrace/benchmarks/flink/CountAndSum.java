package io.millrace.benchmarks.flink;

import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;

/** How many purchases, and of how many thousandths of a unit. */
final class CountAndSum
        implements AggregateFunction<Tuple3<String, Long, Long>, Tuple2<Long, Long>, Tuple2<Long, Long>> {

    @Override
    public Tuple2<Long, Long> createAccumulator() {
        return Tuple2.of(0L, 0L);
    }

    @Override
    public Tuple2<Long, Long> add(Tuple3<String, Long, Long> purchase, Tuple2<Long, Long> soFar) {
        soFar.f0 += 1;
        soFar.f1 += purchase.f2;
        return soFar;
    }

    @Override
    public Tuple2<Long, Long> getResult(Tuple2<Long, Long> all) {
        return all;
    }

    @Override
    public Tuple2<Long, Long> merge(Tuple2<Long, Long> one, Tuple2<Long, Long> other) {
        return Tuple2.of(one.f0 + other.f0, one.f1 + other.f1);
    }
}
