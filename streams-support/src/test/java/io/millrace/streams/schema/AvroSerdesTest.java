package io.millrace.streams.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.identity.IdentityLink;
import io.millrace.event.time.Confidence;
import io.millrace.event.time.Watermark;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaParser;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {
    private static final String TOPIC = "identity.links.v1";

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final AvroSerdes serdes = AvroSerdes.against(registry);
    private final Serde<IdentityLink> links = serdes.of(IdentityLink.class);

    @Test
    void readsWhatItWrote() {
        byte[] bytes = links.serializer().serialize(TOPIC, link());

        assertThat(read(bytes)).isEqualTo(link());
    }

    @Test
    void putsTheSchemasIdInFrontOfTheRecord() {
        byte[] bytes = links.serializer().serialize(TOPIC, link());

        ByteBuffer header = ByteBuffer.wrap(bytes);
        assertThat(header.get()).isZero();
        assertThat(registry.schema(header.getInt())).isEqualTo(IdentityLink.getClassSchema());
    }

    @Test
    void keepsATombstone() {
        assertThat(links.serializer().serialize(TOPIC, null)).isNull();
        assertThat(read(null)).isNull();
    }

    @Test
    void readsARecordOfALaterSchemaThatHasMore() {
        Schema later = new SchemaParser()
                .parse(IdentityLink.getClassSchema()
                        .toString()
                        .replaceFirst(
                                "\"fields\":\\[", "\"fields\":[{\"name\":\"more\",\"type\":\"long\",\"default\":0},"))
                .mainSchema();
        byte[] body = Arrays.copyOfRange(links.serializer().serialize(TOPIC, link()), WireFormat.HEADER_SIZE, 200);
        byte[] bytes = ByteBuffer.allocate(200 + 1)
                .put((byte) 0)
                .putInt(registry.register(TOPIC, later))
                .put((byte) 2)
                .put(body, 0, written().length - WireFormat.HEADER_SIZE)
                .array();

        assertThat(read(Arrays.copyOf(bytes, written().length + 1))).isEqualTo(link());
    }

    @Test
    void refusesARecordOfAnotherType() {
        byte[] watermark = serdes.of(Watermark.class)
                .serializer()
                .serialize(TOPIC, new Watermark("live", "g1", 0, Instant.EPOCH, false, Confidence.COMPLETE));

        assertThatThrownBy(() -> read(watermark))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Expected IdentityLink");
    }

    @Test
    void refusesARecordThatIsNoneOfTheSuites() {
        Schema foreign = SchemaBuilder.record("java.lang.Runtime").fields().endRecord();
        byte[] bytes = ByteBuffer.allocate(5)
                .put((byte) 0)
                .putInt(registry.register("x", foreign))
                .array();

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("No event of this suite");
    }

    @Test
    void refusesAnIdThatTheRegistryDoesNotKnow() {
        byte[] bytes = ByteBuffer.allocate(5).put((byte) 0).putInt(4711).array();

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void refusesARecordWithSomethingBehindIt() {
        byte[] bytes = Arrays.copyOf(written(), written().length + 1);

        assertThatThrownBy(() -> read(bytes)).isInstanceOf(SerializationException.class);
    }

    /** Whatever lies on a topic, reading it ends in an event or in the one exception that means a bad record. */
    @Property
    void findsNothingWorseThanABadRecordInAnyBytes(@ForAll byte[] tail, @ForAll boolean withHeader) {
        written();
        byte[] bytes = withHeader
                ? ByteBuffer.allocate(5 + tail.length)
                        .put((byte) 0)
                        .putInt(1)
                        .put(tail)
                        .array()
                : tail;

        try {
            read(bytes);
        } catch (SerializationException e) {
            assertThat(e).hasMessageNotContaining("4711");
        }
    }

    private byte[] written() {
        return links.serializer().serialize(TOPIC, link());
    }

    private @Nullable IdentityLink read(byte @Nullable [] bytes) {
        return links.deserializer().deserialize(TOPIC, bytes);
    }

    private static IdentityLink link() {
        return new IdentityLink("a:v1", "u:anne", Instant.parse("2026-01-01T12:00:00Z"), "m1");
    }
}
