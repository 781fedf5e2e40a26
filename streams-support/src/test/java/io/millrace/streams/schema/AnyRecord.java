package io.millrace.streams.schema;

import io.millrace.event.TrustedEvents;
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
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/** Records of generated classes with anything in them that their schemas allow, and how Avro writes them. */
final class AnyRecord {
    private static final int BITS_PER_DIGIT = 3;
    private static final int FEW = 12;

    static {
        TrustedEvents.trust();
    }

    private AnyRecord() {}

    /** Of all topics, and of stores. */
    static Arbitrary<Schema> schemas() {
        Stream<Schema> ofTopics = TopicCatalogue.all().stream()
                .map(TopicSpec::value)
                .filter(Objects::nonNull)
                .map(type -> SpecificData.get().getSchema(type));
        Stream<Schema> ofStores =
                Stream.of(Partial.getClassSchema(), WindowState.getClassSchema(), SessionState.getClassSchema());
        return Arbitraries.of(Stream.concat(ofTopics, ofStores).toList());
    }

    static byte[] byAvro(Schema schema, Object event) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(written, null);
        new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema)).write(event, encoder);
        encoder.flush();
        return written.toByteArray();
    }

    private static @Nullable Object value(Schema schema, Random random) {
        LogicalType type = schema.getLogicalType();
        if (type instanceof LogicalTypes.Decimal decimal) {
            BigInteger digits = new BigInteger(random.nextInt(BITS_PER_DIGIT * decimal.getPrecision()), random);
            return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), decimal.getScale());
        }
        if (type != null) {
            return Instant.ofEpochMilli(random.nextLong() >> 20);
        }
        return switch (schema.getType()) {
            case RECORD -> of(schema, random);
            case ENUM -> constant(schema, random);
            case ARRAY -> list(schema.getElementType(), random);
            case UNION ->
                value(schema.getTypes().get(random.nextInt(schema.getTypes().size())), random);
            case STRING -> text(random);
            case BYTES -> ByteBuffer.wrap(new BigInteger(70, random).toByteArray());
            case INT -> random.nextInt();
            case LONG -> random.nextLong();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException("Nothing known of " + schema);
        };
    }

    static IndexedRecord of(Schema schema, Random random) {
        IndexedRecord record =
                (IndexedRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema(), random)));
        return record;
    }

    /** Of many kinds, or one of few. */
    private static String text(Random random) {
        return random.nextBoolean()
                ? Integer.toString(random.nextInt(), Character.MAX_RADIX) + "ä€😀"
                : Integer.toString(random.nextInt(FEW)).repeat(random.nextInt(FEW)) + (random.nextBoolean() ? "" : "é");
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
