package io.millrace.windowing;

import static io.millrace.windowing.EnrichedLog.PARTITIONS;
import static io.millrace.windowing.LiveWindowing.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.streams.testkit.RunningService;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Tasks that die between two commits, in the middle of windows: what was on their heap is counted, and once. */
class CrashIT {
    private static final Instant LONG_AGO = Instant.parse("2010-12-01T00:00:00Z");
    private static final int EVENTS = 1_500;
    private static final String VIEWS = "product-views-per-minute";

    @RegisterExtension
    static final LiveWindowing SUITE = LiveWindowing.inJvm();

    @Test
    void countsEachEventOnceWhereverTasksDie() {
        String streams = "--spring.kafka.streams.";
        try (RunningService service = SUITE.start(
                streams + "properties.commit.interval.ms=2000",
                // What a thread that died has left behind is given to others after this.
                streams + "properties.main.consumer.session.timeout.ms=6000",
                streams + "properties.main.consumer.heartbeat.interval.ms=1500",
                streams + "properties.processor.wrapper.class=" + Dying.class.getName())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                write(partition);
            }
            SUITE.log().flush();

            eventually().until(() -> Dying.DEATHS.get() == Dying.AT.size());
            eventually().untilAsserted(() -> assertThat(views()).isEqualTo((long) PARTITIONS * EVENTS));
            assertThat(read(service)).isEqualTo((long) PARTITIONS * EVENTS);
        }
    }

    /** Whatever becomes of other threads meanwhile. */
    private static ConditionFactory eventually() {
        return await().dontCatchUncaughtExceptions().atMost(SOON);
    }

    private static void write(int partition) {
        EnrichedLog log = SUITE.log();
        for (int number = 0; number < EVENTS; number++) {
            Instant time = LONG_AGO.plusMillis(700L * number);
            String id = partition + "-" + number;
            log.event(
                    partition,
                    Events.view(id, time, "product-" + number % 7)
                            .setTimeline("crash")
                            .setSessionId(id));
            if (number % 50 == 49) {
                log.markers(partition, "crash", time, false);
            }
        }
        log.markers(partition, "crash", LONG_AGO.plusSeconds(3600), true);
    }

    /** All views, as the latest panes on the topic say it; none while any pane is early. */
    private static long views() {
        Map<String, WindowPane> latest = new HashMap<>();
        SUITE.panes(VIEWS).forEach(pane -> latest.put(pane.key(), pane.value()));
        return latest.values().stream().anyMatch(pane -> pane.getTiming() == Timing.EARLY)
                ? 0
                : latest.values().stream().mapToLong(WindowPane::getEvents).sum();
    }

    private static long read(RunningService service) {
        eventually().until(() -> service.get("/v1/ledger").statusCode() == 200);
        JsonNode ledger = LiveWindowing.ledger(service);
        assertThat(ledger.path("balanced").asBoolean()).isTrue();
        return LiveWindowing.ledger(ledger, VIEWS).path("read").asLong();
    }

    /** Lets tasks of the first stage die after some records, which are not to blame: named in a setting of Kafka Streams. */
    public static final class Dying implements ProcessorWrapper {
        static final AtomicInteger DEATHS = new AtomicInteger();
        /** Of which there are more: all events are in bundles of at most 250. */
        static final Set<Integer> AT = Set.of(6, 20);

        private static final AtomicInteger TAKEN = new AtomicInteger();

        @Override
        public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
                String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
            return name.equals("gather-events")
                    ? new DyingSupplier<>(supplier, TAKEN)
                    : ProcessorWrapper.asWrapped(supplier);
        }

        @Override
        public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
                String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
            return ProcessorWrapper.asWrappedFixedKey(supplier);
        }
    }

    private record DyingSupplier<KIn, VIn, KOut, VOut>(
            ProcessorSupplier<KIn, VIn, KOut, VOut> supplier, AtomicInteger taken)
            implements WrappedProcessorSupplier<KIn, VIn, KOut, VOut> {

        @Override
        public Processor<KIn, VIn, KOut, VOut> get() {
            return new DyingProcessor<>(supplier.get(), taken);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }
    }

    private record DyingProcessor<KIn, VIn, KOut, VOut>(Processor<KIn, VIn, KOut, VOut> processor, AtomicInteger taken)
            implements Processor<KIn, VIn, KOut, VOut> {

        @Override
        public void init(ProcessorContext<KOut, VOut> context) {
            processor.init(context);
        }

        @Override
        public void process(Record<KIn, VIn> record) {
            processor.process(record);
            if (Dying.AT.contains(taken.incrementAndGet())) {
                Dying.DEATHS.incrementAndGet();
                throw new IllegalStateException("Struck down by the test");
            }
        }

        @Override
        public void close() {
            processor.close();
        }
    }
}
