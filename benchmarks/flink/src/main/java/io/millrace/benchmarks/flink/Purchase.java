package io.millrace.benchmarks.flink;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple3;

/** What fixed windows need of an event: product, time, and thousandths of a unit. A tuple, as Flink moves those fastest. */
final class Purchase {
    static final TypeInformation<Tuple3<String, Long, Long>> TYPE = Types.TUPLE(Types.STRING, Types.LONG, Types.LONG);
    static final KeySelector<Tuple3<String, Long, Long>, String> PRODUCT = purchase -> purchase.f0;
    static final TimeOf<Tuple3<String, Long, Long>> TIME = purchase -> purchase.f1;

    private Purchase() {}
}
