package io.millrace.warehouse.connect;

import static io.millrace.warehouse.connect.Events.NOON;
import static io.millrace.warehouse.connect.Events.money;
import static io.millrace.warehouse.connect.Events.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.streams.schema.AvroSerdes;
import io.millrace.streams.schema.InMemorySchemaRegistry;
import io.millrace.streams.schema.SchemaRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroConverterTest {
    private static final String TOPIC = "events";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroConverter converter = new AvroConverter(registry);

    @Test
    void readsAnEventWithTimesDecimalsAndNestedRecords() {
        byte[] record = write(Events.event()
                .setType(EventType.ORDER_COMPLETED)
                .setRevenue(money("-12.5"))
                .setLines(List.of(product("p1", "1.25", "3"), product("p2", "2", "0.5")))
                .build());

        SchemaAndValue read = converter.toConnectData(TOPIC, record);

        Struct event = (Struct) read.value();
        assertThat(read.schema().name()).isEqualTo("io.millrace.event.clickstream.EnrichedEvent");
        assertThat(event.getString("type")).isEqualTo("ORDER_COMPLETED");
        assertThat(event.get("eventTime")).isEqualTo(Date.from(NOON));
        assertThat(event.get("revenue")).isEqualTo(money("-12.5"));
        assertThat(event.get("orderId")).isNull();
        assertThat(event.getStruct("context").get("campaign")).isNull();
        assertThat(event.<Struct>getArray("lines"))
                .extracting(line -> line.get("quantity"))
                .containsExactly(new BigDecimal("3.000"), new BigDecimal("0.500"));
        event.validate();
    }

    @Test
    void knowsAllThatConnectKnows() {
        Schema schema = schema("""
                {"type": "record", "name": "All", "fields": [
                 {"name": "flag", "type": "boolean"}, {"name": "int", "type": "int"}, {"name": "long", "type": "long"},
                 {"name": "float", "type": "float"}, {"name": "double", "type": "double"},
                 {"name": "bytes", "type": "bytes"}, {"name": "fixed", "type": {"type": "fixed", "name": "F", "size": 2}},
                 {"name": "time", "type": ["null", {"type": "long", "logicalType": "timestamp-millis"}]},
                 {"name": "amount", "type": {"type": "fixed", "name": "D", "size": 3, "logicalType": "decimal", "precision": 5, "scale": 2}},
                 {"name": "map", "type": {"type": "map", "values": ["null", "long"]}},
                 {"name": "list", "type": {"type": "array", "items": ["string", "null"]}},
                 {"name": "nothing", "type": ["null", "F"]}]}
                """);
        byte[] record = write(
                schema,
                new GenericRecordBuilder(schema)
                        .set("flag", true)
                        .set("int", 1)
                        .set("long", 2L)
                        .set("float", 3f)
                        .set("double", 4d)
                        .set("bytes", ByteBuffer.wrap(new byte[] {5, 6}))
                        .set(
                                "fixed",
                                new GenericData.Fixed(schema.getField("fixed").schema(), new byte[] {7, 8}))
                        .set("time", 9L)
                        .set(
                                "amount",
                                new GenericData.Fixed(schema.getField("amount").schema(), new byte[] {0, 1, 0}))
                        .set("map", Map.of("a", 10L))
                        .set("list", Arrays.asList("x", null))
                        .set("nothing", null)
                        .build());

        Struct read = (Struct) converter.toConnectData(TOPIC, record).value();

        assertThat(read.schema().fields())
                .extracting(read::get)
                .containsExactly(
                        true,
                        1,
                        2L,
                        3f,
                        4d,
                        new byte[] {5, 6},
                        new byte[] {7, 8},
                        Timestamp.toLogical(Timestamp.SCHEMA, 9),
                        new BigDecimal("2.56"),
                        Map.of("a", 10L),
                        Arrays.asList("x", null),
                        null);
        assertThat(read.schema().field("time").schema())
                .isEqualTo(Timestamp.builder().optional().build());
        assertThat(read.schema().field("amount").schema()).isEqualTo(Decimal.schema(2));
        read.validate();
    }

    @Test
    void readsNothingAsNothing() {
        assertThat(converter.toConnectData(TOPIC, null)).isSameAs(SchemaAndValue.NULL);
    }

    @Test
    void asksForASchemaOnce() {
        byte[] record = write(Events.event().build());
        AtomicInteger questions = new AtomicInteger();
        AvroConverter counted = new AvroConverter(new SchemaRegistry() {
            @Override
            public int register(String subject, Schema schema) {
                throw new AssertionError("must not write");
            }

            @Override
            public Schema schema(int id) {
                questions.incrementAndGet();
                return registry.schema(id);
            }
        });

        SchemaAndValue first = counted.toConnectData(TOPIC, record);
        SchemaAndValue second = counted.toConnectData(TOPIC, record);

        assertThat(questions).hasValue(1);
        assertThat(second.schema()).isSameAs(first.schema());
    }

    static Stream<byte[]> recordsInNoWireFormat() {
        return Stream.of(
                new byte[0],
                new byte[] {0, 0, 0},
                new byte[] {1, 0, 0, 0, 1, 5},
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("recordsInNoWireFormat")
    void blamesARecordThatIsInNoWireFormat(byte[] record) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.toConnectData(TOPIC, record))
                .withMessageContaining("wire format");
    }

    @Test
    void blamesARecordWhoseSchemaNobodyRegistered() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.toConnectData(TOPIC, new byte[] {0, 0, 0, 0, 99, 1}))
                .withMessageContaining("99");
    }

    @Test
    void blamesARecordThatIsCutOffOrTooLong() {
        byte[] record = write(Events.event().build());

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.toConnectData(TOPIC, Arrays.copyOf(record, record.length - 1)));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.toConnectData(TOPIC, Arrays.copyOf(record, record.length + 1)))
                .withMessageContaining("left over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"string\"", "\"bytes\"", "{\"type\": \"array\", \"items\": \"string\"}"})
    void blamesARecordThatClaimsToBeHuge(String type) {
        Schema schema = schema(type);
        int id = registry.register(TOPIC, schema);
        byte[] lengthOfTwoBillion = {0, 0, 0, 0, (byte) id, (byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0e};

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.toConnectData(TOPIC, lengthOfTwoBillion));
    }

    @Test
    void blamesADecimalWithMoreDigitsThanItsSchemaAllows() {
        Schema schema = schema("""
                {"type": "bytes", "logicalType": "decimal", "precision": 3, "scale": 2}
                """);
        byte[] record = write(schema, ByteBuffer.wrap(new byte[] {0x03, (byte) 0xe8}));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.toConnectData(TOPIC, record))
                .withMessageContaining("4 digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"string\", \"long\"]",
                "\"null\"",
                "{\"type\": \"record\", \"name\": \"R\", \"fields\": [{\"name\": \"r\", \"type\": [\"null\", \"R\"]}]}"
            })
    void blamesARecordOfASchemaThatConnectCannotExpress(String type) {
        int id = registry.register(TOPIC, schema(type));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.toConnectData(TOPIC, new byte[] {0, 0, 0, 0, (byte) id, 0}))
                .withMessageContaining("Connect has no type");
    }

    @Property(tries = 500)
    void readsAnyBytesOrBlamesThem(@ForAll byte[] bytes) {
        byte[] start = write(Events.event().build());
        byte[] record = Arrays.copyOf(start, 5 + bytes.length);
        System.arraycopy(bytes, 0, record, 5, bytes.length);

        try {
            assertThat(converter.toConnectData(TOPIC, record).value()).isNotNull();
        } catch (DataException e) {
            assertThat(e).hasMessageContaining("record");
        }
    }

    @Test
    void blamesNoRecordWhenTheRegistryDoesNotAnswer() {
        AvroConverter alone = new AvroConverter();
        alone.configure(
                Map.of("schema.registry.url", "http://127.0.0.1:1", "millrace.schema.registry.retry.ms", "0"), false);

        assertThatExceptionOfType(RegistryAwayError.class)
                .isThrownBy(
                        () -> alone.toConnectData(TOPIC, write(Events.event().build())))
                .withMessageContaining("does not answer");
    }

    @Test
    void doesNotWrite() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> converter.fromConnectData(TOPIC, null, "value"))
                .withMessageContaining("only reads");
    }

    private byte[] write(EnrichedEvent event) {
        return AvroSerdes.against(registry).of(EnrichedEvent.class).serializer().serialize(TOPIC, event);
    }

    private byte[] write(Schema schema, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5)
                .put((byte) 0)
                .putInt(registry.register(TOPIC, schema))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(schema).write(value, encoder);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static Schema schema(String json) {
        return new SchemaParser().parse(json).mainSchema();
    }
}
