package io.millrace.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.catalogue.Product;
import io.millrace.platform.registry.Http;
import io.millrace.streams.schema.AvroDeserializer;
import io.millrace.streams.schema.AvroSerializer;
import io.millrace.streams.schema.IncompatibleSchemaException;
import io.millrace.streams.schema.RegistryUnavailableException;
import io.millrace.streams.schema.SchemaRegistry;
import io.millrace.streams.schema.UnknownSchemaException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The suite's client and serdes against every registry that the suite is tested with. */
@ParameterizedClass
@EnumSource
class RegistryContractIT {
    private static final long LONG = 120_000;
    private static final Schema THING =
            SchemaBuilder.record("Thing").fields().requiredString("a").endRecord();
    private static final Schema THING_WITH_A_NEW_FIELD = SchemaBuilder.record("Thing")
            .fields()
            .requiredString("a")
            .requiredInt("b")
            .endRecord();

    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static RegistryUnderTest registry;

    private final String subject;

    RegistryContractIT(RegistryKind kind) {
        this.subject = kind.name() + "-" + UUID.randomUUID();
    }

    @BeforeParameterizedClassInvocation
    static void prepare(RegistryKind kind) throws IOException {
        registry = kind.prepare(folder.resolve(kind.name()));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        if (registry != null) {
            registry.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        registry.start();
    }

    @Test
    void givesOneSchemaTheSameIdEachTime() {
        int id = client(LONG).register(subject, THING);

        assertThat(client(LONG).register(subject, THING)).isEqualTo(id);
        assertThat(client(LONG).register(subject + "-2", THING)).isEqualTo(id);
        assertThat(client(LONG).schema(id)).isEqualTo(THING);
    }

    @Test
    void refusesASchemaThatCannotReadEarlierRecords() {
        new Http(registry.url()).put("/config", "{\"compatibility\":\"BACKWARD_TRANSITIVE\"}");
        client(LONG).register(subject, THING);

        assertThatThrownBy(() -> client(LONG).register(subject, THING_WITH_A_NEW_FIELD))
                .isInstanceOf(IncompatibleSchemaException.class)
                .hasMessageContaining(subject);
    }

    @Test
    void knowsNoSchemaOfAnIdThatItNeverGaveOut() {
        assertThatThrownBy(() -> client(LONG).schema(987_654_321)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void carriesAnEventFromSerializerToDeserializer() {
        Product product = Product.newBuilder()
                .setProductId("85123A")
                .setValidFrom(Instant.parse("2010-12-01T08:26:00Z"))
                .setPrice(new BigDecimal("2.550000"))
                .setReceivedAt(Instant.parse("2026-01-01T12:00:00Z"))
                .build();

        byte[] bytes = serializer().serialize(subject, product);

        assertThat(deserializer(LONG).deserialize(subject, bytes)).isEqualTo(product);
    }

    @Test
    void readsARecordOfAnOlderSchemaWithTodaysDefaults() throws IOException {
        Schema older = SchemaBuilder.record("io.millrace.event.catalogue.Product")
                .fields()
                .requiredString("productId")
                .name("validFrom")
                .type(Product.getClassSchema().getField("validFrom").schema())
                .noDefault()
                .name("receivedAt")
                .type(Product.getClassSchema().getField("receivedAt").schema())
                .noDefault()
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(older)
                .set("productId", "85123A")
                .set("validFrom", 1L)
                .set("receivedAt", 2L)
                .build();
        int id = client(LONG).register(subject + "-value", older);

        assertThat(deserializer(LONG).deserialize(subject, inWireFormat(id, record)))
                .isInstanceOfSatisfying(Product.class, product -> {
                    assertThat(product.getProductId()).isEqualTo("85123A");
                    assertThat(product.getReceivedAt()).isEqualTo(Instant.ofEpochMilli(2));
                    assertThat(product.getName()).isNull();
                });
    }

    @Test
    void harmsNothingThatIsKnownWhenItGoesDownAndIsWaitedForWithTheRest() throws Exception {
        SchemaRegistry client = client(500);
        int id = client.register(subject, THING);

        registry.stop();

        assertThat(client.register(subject, THING)).isEqualTo(id);
        assertThat(client.schema(id)).isEqualTo(THING);
        assertThatThrownBy(() -> client.schema(id + 1))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("does not answer");

        CompletableFuture<Integer> waiting =
                CompletableFuture.supplyAsync(() -> client(LONG).register(subject, THING));
        registry.start();
        assertThat(waiting.get(1, TimeUnit.MINUTES)).isPositive();
    }

    private static SchemaRegistry client(long retryForMs) {
        return SchemaRegistry.at(settings(retryForMs));
    }

    private static AvroSerializer serializer() {
        AvroSerializer serializer = new AvroSerializer();
        serializer.configure(settings(LONG), false);
        return serializer;
    }

    private static AvroDeserializer deserializer(long retryForMs) {
        AvroDeserializer deserializer = new AvroDeserializer();
        deserializer.configure(settings(retryForMs), false);
        return deserializer;
    }

    private static Map<String, Object> settings(long retryForMs) {
        return Map.of(
                "schema.registry.url", registry.url().toString(), "millrace.schema.registry.retry.ms", retryForMs);
    }

    private static byte[] inWireFormat(int id, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        return bytes.toByteArray();
    }
}
