package io.millrace.streams.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.TrustedEvents;
import io.millrace.event.identity.IdentityLink;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.WindowState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueWritersTest {
    static {
        TrustedEvents.trust();
    }

    /** Whatever a record holds, the bytes are those that Avro itself writes. */
    @Property
    void writesAsAvroDoes(@ForAll("schemas") Schema schema, @ForAll long seed) throws IOException {
        Object event = Objects.requireNonNull(value(schema, new Random(seed)));

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(written, null);
        ValueWriters.of(schema).write(event, encoder);
        encoder.flush();

        assertThat(written.toByteArray()).isEqualTo(byAvro(schema, event));
    }

    @Provide
    Arbitrary<Schema> schemas() {
        Stream<Schema> ofTopics = TopicCatalogue.all().stream()
                .map(TopicSpec::value)
                .filter(Objects::nonNull)
                .map(type -> SpecificData.get().getSchema(type));
        Stream<Schema> ofStores =
                Stream.of(Partial.getClassSchema(), WindowState.getClassSchema(), SessionState.getClassSchema());
        return Arbitraries.of(Stream.concat(ofTopics, ofStores).toList());
    }

    @Test
    void namesTheFieldThatLacksItsValue() {
        IdentityLink link = new IdentityLink("a:v1", "u:anne", Instant.EPOCH, "m1");
        link.put(1, null);
        ValueWriter writer = ValueWriters.of(IdentityLink.getClassSchema());
        BinaryEncoder nowhere = EncoderFactory.get().binaryEncoder(new ByteArrayOutputStream(), null);

        String field = IdentityLink.getClassSchema().getFields().get(1).name();
        assertThatThrownBy(() -> writer.write(link, nowhere))
                .isInstanceOf(AvroRuntimeException.class)
                .hasMessageStartingWith("IdentityLink." + field);
    }

    private static byte[] byAvro(Schema schema, Object event) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(written, null);
        new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema)).write(event, encoder);
        encoder.flush();
        return written.toByteArray();
    }

    private static @Nullable Object value(Schema schema, Random random) {
        LogicalType type = schema.getLogicalType();
        if (type instanceof LogicalTypes.Decimal decimal) {
            return new BigDecimal(new BigInteger(random.nextInt(55), random), decimal.getScale());
        }
        if (type != null) {
            return Instant.ofEpochMilli(random.nextLong() >> 20);
        }
        return switch (schema.getType()) {
            case RECORD -> record(schema, random);
            case ENUM -> constant(schema, random);
            case ARRAY -> list(schema.getElementType(), random);
            case UNION ->
                value(schema.getTypes().get(random.nextInt(schema.getTypes().size())), random);
            case STRING -> Integer.toString(random.nextInt(), Character.MAX_RADIX) + "ä€😀";
            case BYTES -> ByteBuffer.wrap(new BigInteger(70, random).toByteArray());
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("Nothing known of " + schema);
        };
    }

    private static IndexedRecord record(Schema schema, Random random) {
        IndexedRecord record =
                (IndexedRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema(), random)));
        return record;
    }

    private static Object constant(Schema schema, Random random) {
        Object[] constants = SpecificData.get().getClass(schema).getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private static List<@Nullable Object> list(Schema elements, Random random) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(elements, random));
        }
        return list;
    }
}
