package io.millrace.benchmarks.flink;

import io.millrace.event.TrustedEvents;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.assigners.SlidingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;

/**
 * Windows by Flink's own means, as its documentation recommends them: event time, incremental aggregates, exactly once from
 * topic to topic. Runs until it is ended.
 *
 * <pre>
 * events ─▶ decode, watermarks ─▶ by key ─▶ window, aggregate ─▶ results
 * </pre>
 */
public final class WindowsJob {
    private final JobSettings settings;

    private WindowsJob(JobSettings settings) {
        this.settings = settings;
    }

    /** Takes {@link JobSettings}. */
    public static void main(String[] arguments) throws Exception {
        TrustedEvents.trust();
        JobSettings settings = JobSettings.of(arguments);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), settings.toFlink());
        new WindowsJob(settings).addTo(environment);
        environment.execute("windows");
    }

    private void addTo(StreamExecutionEnvironment environment) {
        DataStream<String> results = switch (settings.windows()) {
            case FIXED -> perProduct(environment, TumblingEventTimeWindows.of(settings.size()));
            case SLIDING -> perProduct(environment, SlidingEventTimeWindows.of(settings.size(), settings.step()));
            case SESSIONS -> sessions(environment);
        };
        results.sinkTo(sink()).name("results").uid("results");
    }

    private DataStream<String> perProduct(
            StreamExecutionEnvironment environment, WindowAssigner<Object, TimeWindow> windows) {
        return read(environment, new PurchaseReader(settings.codec()), Purchase.TYPE, Purchase.TIME)
                .keyBy(Purchase.PRODUCT)
                .window(windows)
                .allowedLateness(settings.allowedLateness())
                .aggregate(new CountAndSum(), new CountAndSumOfWindow())
                .uid("windows");
    }

    private DataStream<String> sessions(StreamExecutionEnvironment environment) {
        return read(environment, new StepReader(settings.codec()), TypeInformation.of(Step.class), Step.TIME)
                .keyBy(step -> step.visitor)
                .window(EventTimeSessionWindows.withGap(settings.size()))
                .allowedLateness(settings.allowedLateness())
                .aggregate(new SessionSoFar(), new SessionOfWindow())
                .uid("sessions");
    }

    private <E> DataStream<E> read(
            StreamExecutionEnvironment environment,
            KafkaRecordDeserializationSchema<E> reader,
            TypeInformation<E> type,
            TimeOf<E> time) {
        KafkaSource<E> source = KafkaSource.<E>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setTopics(settings.input())
                .setGroupId(settings.group())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(reader)
                .setProperty("isolation.level", "read_committed")
                .setProperty("commit.offsets.on.checkpoint", "true")
                .build();
        WatermarkStrategy<E> watermarks = WatermarkStrategy.<E>forBoundedOutOfOrderness(settings.outOfOrderness())
                .withTimestampAssigner((event, written) -> time.of(event));
        return environment.fromSource(source, watermarks, "events", type).uid("events");
    }

    private KafkaSink<String> sink() {
        return KafkaSink.<String>builder()
                .setBootstrapServers(settings.bootstrapServers())
                .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(settings.output())
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(settings.group())
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setProperty("transaction.timeout.ms", "60000")
                .setProperty("compression.type", "lz4")
                .build();
    }
}
