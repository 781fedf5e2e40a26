package io.millrace.streams.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.ProductLine;
import java.io.IOException;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;

class ExcerptTest {
    private static final Schema EVENT = EnrichedEvent.getClassSchema();

    /** Whatever an event holds and whoever looks at what of it, to the last byte. */
    @Property
    void readsAsAvroDoes(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        byte[] event = AnyRecord.byAvro(EVENT, AnyRecord.of(EVENT, random));
        Excerpt excerpt = new Excerpt(Stream.of(EVENT, Context.getClassSchema(), ProductLine.getClassSchema())
                .collect(Collectors.toMap(Schema::getFullName, schema -> some(schema, random))));

        Object read = new Decoding().decode(ValueReadersTest.withHeader(event), ValueReaders.of(EVENT, excerpt));

        assertThat(read).hasToString(byAvro(excerpt, event).toString());
    }

    private static Set<String> some(Schema schema, Random random) {
        return schema.getFields().stream()
                .filter(field -> random.nextBoolean())
                .map(Schema.Field::name)
                .collect(Collectors.toSet());
    }

    private static Object byAvro(Excerpt excerpt, byte[] event) throws IOException {
        DatumReader<?> reader =
                SpecificData.getForSchema(EVENT).createDatumReader(excerpt.written(EVENT), excerpt.read(EVENT));
        return reader.read(null, DecoderFactory.get().binaryDecoder(event, null));
    }
}
