package io.millrace.windowing.metric;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A set of values of which nothing is wanted but its size: their hashes while they are few, and then the registers of a
 * HyperLogLog, which take no more room however many there are. Both forms are the same in whatever order values come.
 */
final class DistinctValues {
    /** Bytes of a HyperLogLog by its precision, as none is to be made for every event to ask for that. */
    private static final int[] BYTES = IntStream.rangeClosed(0, Distinct.MOST_PRECISION)
            .map(precision -> precision < Distinct.LEAST_PRECISION
                    ? 0
                    : HyperLogLog.create(precision).getState().length)
            .toArray();

    private final int precision;
    private final int registers;

    /** A standard error of {@code 1.04 / √(2 ^ precision)} once values are many. */
    DistinctValues(int precision) {
        this.precision = precision;
        this.registers = BYTES[precision];
    }

    ByteBuffer of(String value) {
        return hashes(LongStream.of(Hashing.komihash5_0().hashCharsToLong(value)));
    }

    ByteBuffer union(ByteBuffer one, ByteBuffer other) {
        if (!isExact(one) || !isExact(other)) {
            return ByteBuffer.wrap(merged(one, other).getState());
        }
        ByteBuffer both =
                hashes(LongStream.concat(hashes(one), hashes(other)).sorted().distinct());
        return both.remaining() < registers
                ? both
                : ByteBuffer.wrap(add(HyperLogLog.create(precision), both).getState());
    }

    long size(ByteBuffer values) {
        return isExact(values)
                ? values.remaining() / Long.BYTES
                : Math.round(HyperLogLog.wrap(bytes(values)).getDistinctCountEstimate());
    }

    /** Whether values are still few enough to be counted. */
    boolean isExact(ByteBuffer values) {
        return values.remaining() < registers;
    }

    private HyperLogLog merged(ByteBuffer one, ByteBuffer other) {
        boolean oneIsFew = isExact(one);
        HyperLogLog many = HyperLogLog.wrap(bytes(oneIsFew ? other : one));
        ByteBuffer rest = oneIsFew ? one : other;
        return isExact(rest) ? add(many, rest) : many.add(HyperLogLog.wrap(bytes(rest)));
    }

    private static HyperLogLog add(HyperLogLog many, ByteBuffer few) {
        hashes(few).forEach(many::add);
        return many;
    }

    private static LongStream hashes(ByteBuffer values) {
        return LongStream.range(0, values.remaining() / Long.BYTES)
                .map(index -> values.getLong(values.position() + (int) index * Long.BYTES));
    }

    private static ByteBuffer hashes(LongStream hashes) {
        long[] all = hashes.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(all.length * Long.BYTES);
        bytes.asLongBuffer().put(all);
        return bytes;
    }

    /** A copy, as a HyperLogLog changes the bytes that it is given. */
    private static byte[] bytes(ByteBuffer values) {
        byte[] bytes = new byte[values.remaining()];
        values.duplicate().get(bytes);
        return bytes;
    }
}
