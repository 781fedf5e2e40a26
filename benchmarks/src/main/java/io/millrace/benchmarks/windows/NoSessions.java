package io.millrace.benchmarks.windows;

import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;

/**
 * Cuts sessions off the windowing service's topology where they branch off, so that windows are measured alone: named in a
 * setting of Kafka Streams.
 */
public final class NoSessions implements ProcessorWrapper {
    private static final String BRANCH = "of-sessions";

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String processor, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String processor, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
        if (!processor.equals(BRANCH)) {
            return ProcessorWrapper.asWrappedFixedKey(supplier);
        }
        return End::new;
    }

    /** Nothing goes on from here. */
    private static final class End<K, V, R> extends ContextualFixedKeyProcessor<K, V, R> {
        @Override
        public void process(FixedKeyRecord<K, V> record) {
            // It ends here.
        }
    }
}
