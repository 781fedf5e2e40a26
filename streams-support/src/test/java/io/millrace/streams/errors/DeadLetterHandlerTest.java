package io.millrace.streams.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterHandlerTest {
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<byte[], byte[]> input =
            driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void keepsBadInputAsItWasReadWithTheReason() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", "t1".getBytes(UTF_8));

        input.pipeInput(new TestRecord<>("k".getBytes(UTF_8), "bad".getBytes(UTF_8), headers));

        TestRecord<byte[], byte[]> deadLetter = output("dead").readRecord();
        assertThat(deadLetter.key()).isEqualTo("k".getBytes(UTF_8));
        assertThat(deadLetter.value()).isEqualTo("bad".getBytes(UTF_8));
        assertThat(header(deadLetter, "trace")).isEqualTo("t1");
        assertThat(header(deadLetter, "__streams.errors.message")).isEqualTo("no good");
        assertThat(header(deadLetter, "__streams.errors.exception")).isEqualTo(BadInputException.class.getName());
        assertThat(header(deadLetter, "__streams.errors.topic")).isEqualTo("in");
        assertThat(header(deadLetter, "__streams.errors.partition")).isEqualTo("0");
        assertThat(header(deadLetter, "__streams.errors.offset")).isEqualTo("0");
        assertThat(header(deadLetter, "__streams.errors.stacktrace")).contains("DeadLetterHandlerTest");
    }

    @Test
    void goesOnAfterBadInput() {
        input.pipeInput("bad".getBytes(UTF_8));

        input.pipeInput("good".getBytes(UTF_8));

        assertThat(output("out").readValue()).isEqualTo("good".getBytes(UTF_8));
    }

    @Test
    void stopsAtOurOwnBugs() {
        assertThatThrownBy(() -> input.pipeInput("bug".getBytes(UTF_8))).isInstanceOf(StreamsException.class);

        assertThat(output("dead").isEmpty()).isTrue();
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static TopologyTestDriver driver() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in", Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .mapValues(DeadLetterHandlerTest::judge)
                .to("out", Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        Properties config = new Properties();
        config.setProperty(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "dead");
        config.setProperty(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class.getName());
        return new TopologyTestDriver(builder.build(), config);
    }

    private static byte[] judge(byte[] value) {
        return switch (new String(value, UTF_8)) {
            case "bad" -> throw new BadInputException("no good");
            case "bug" -> throw new IllegalStateException("our fault");
            default -> value;
        };
    }
}
