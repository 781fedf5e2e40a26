package io.millrace.streams.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.identity.IdentityLink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
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
        return AnyRecord.schemas();
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
