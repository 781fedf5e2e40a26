package io.millrace.streams.errors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreadableRecordHandlerTest {
    private static final Serde<String> PICKY =
            Serdes.serdeFrom(new StringSerializer(), (topic, bytes) -> read(new String(bytes, UTF_8)));

    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<String, String> events = input("events");
    private final TestInputTopic<String, String> catalogue = input("catalogue");

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void setsAsideWhatCannotBeReadAndGoesOn() {
        events.pipeInput("k", "unreadable");
        events.pipeInput("k", "good");

        TestRecord<String, String> deadLetter = output("dead").readRecord();
        assertThat(deadLetter.value()).isEqualTo("unreadable");
        assertThat(deadLetter.headers().lastHeader("__streams.errors.message").value())
                .asString(UTF_8)
                .isEqualTo("no event");
        assertThat(output("out").readValuesToList()).containsExactly("good");
    }

    @Test
    void stopsWhenNothingCanBeSaidOfTheRecord() {
        assertThatThrownBy(() -> events.pipeInput("k", "unknown")).isInstanceOf(StreamsException.class);

        assertThat(output("dead").isEmpty()).isTrue();
    }

    @Test
    void goesOnWithoutARecordOfAGlobalStoreThatCannotBeRead() {
        catalogue.pipeInput("p1", "unreadable");
        catalogue.pipeInput("p1", "good");

        assertThat(driver.<String, String>getKeyValueStore("products").get("p1"))
                .isEqualTo("good");
    }

    private TestInputTopic<String, String> input(String topic) {
        return driver.createInputTopic(topic, new StringSerializer(), new StringSerializer());
    }

    private TestOutputTopic<String, String> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer());
    }

    private static String read(String value) {
        return switch (value) {
            case "unreadable" -> throw new SerializationException("no event");
            case "unknown" -> throw new KafkaException("nobody answers");
            default -> value;
        };
    }

    private static TopologyTestDriver driver() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.globalTable("catalogue", Consumed.with(Serdes.String(), PICKY), Materialized.as("products"));
        builder.stream("events", Consumed.with(Serdes.String(), PICKY))
                .to("out", Produced.with(Serdes.String(), Serdes.String()));
        Properties config = new Properties();
        config.setProperty(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "dead");
        config.setProperty(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecordHandler.class.getName());
        return new TopologyTestDriver(builder.build(), config);
    }
}
