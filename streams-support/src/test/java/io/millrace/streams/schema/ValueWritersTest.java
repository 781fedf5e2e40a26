package io.millrace.streams.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.identity.IdentityLink;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.WindowState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

class ValueWritersTest {
    /** Whatever a record holds, the bytes are those that Avro itself writes. */
    @Property
    void writesAsAvroDoes(@ForAll("schemas") Schema schema, @ForAll long seed) throws IOException {
        Object event = AnyRecord.of(schema, new Random(seed));

        ByteArrayOutputStream written = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(written, null);
        ValueWriters.of(schema).write(event, encoder);
        encoder.flush();

        assertThat(written.toByteArray()).isEqualTo(AnyRecord.byAvro(schema, event));
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
}
