package io.millrace.streams.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.identity.IdentityLink;
import io.millrace.event.windows.GroupValue;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;

class ValueReadersTest {

    /** Whatever a record holds, it is what Avro itself reads, however often it is read. */
    @Property
    void readsAsAvroDoes(@ForAll("schemas") Schema schema, @ForAll long seed) throws IOException {
        Object event = AnyRecord.of(schema, new Random(seed));
        byte[] written = AnyRecord.byAvro(schema, event);
        ValueReader reader = ValueReaders.of(schema, null);
        Decoding decoding = new Decoding();

        for (int time = 0; time < 2; time++) {
            Object read = decoding.decode(withHeader(written), reader);

            assertThat(read).isEqualTo(event).isEqualTo(byAvro(schema, written));
            assertThat(read).hasToString(event.toString());
        }
    }

    @Provide
    Arbitrary<Schema> schemas() {
        return AnyRecord.schemas();
    }

    @Test
    void sharesShortTextsThatComeAgain() throws IOException {
        ValueReader reader = ValueReaders.of(IdentityLink.getClassSchema(), null);

        IdentityLink one = read(reader, new IdentityLink("a:v1", "u:anne", Instant.EPOCH, "m1"));
        IdentityLink other = read(reader, new IdentityLink("a:v2", "u:anne", Instant.EPOCH, "m2"));

        assertThat(other.get(1)).isEqualTo("u:anne").isSameAs(one.get(1));
    }

    @Test
    void takesNothingButTheWholeOfWhatIsThere() throws IOException {
        Schema schema = IdentityLink.getClassSchema();
        ValueReader reader = ValueReaders.of(schema, null);
        byte[] record = withHeader(AnyRecord.byAvro(schema, new IdentityLink("a:v1", "u:anne", Instant.EPOCH, "m1")));

        assertThatThrownBy(() -> new Decoding().decode(Arrays.copyOf(record, record.length - 1), reader))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Decoding().decode(Arrays.copyOf(record, record.length + 1), reader))
                .hasMessageContaining("left over");
    }

    @Test
    void takesNoBranchOfAUnionThatThereIsNot() {
        ValueReader reader = ValueReaders.of(GroupValue.getClassSchema(), null);
        byte[] thirdBranch = withHeader(new byte[] {2, 'n', 4, 2, 'v'});

        assertThatThrownBy(() -> new Decoding().decode(thirdBranch, reader)).isInstanceOf(AvroTypeException.class);
    }

    private static IdentityLink read(ValueReader reader, IdentityLink link) throws IOException {
        byte[] written = AnyRecord.byAvro(IdentityLink.getClassSchema(), link);
        return (IdentityLink) Objects.requireNonNull(new Decoding().decode(withHeader(written), reader));
    }

    static byte[] withHeader(byte[] written) {
        byte[] record = new byte[WireFormat.HEADER_SIZE + written.length];
        System.arraycopy(written, 0, record, WireFormat.HEADER_SIZE, written.length);
        return record;
    }

    private static Object byAvro(Schema schema, byte[] written) throws IOException {
        return new SpecificDatumReader<>(schema, schema, SpecificData.getForSchema(schema))
                .read(null, DecoderFactory.get().binaryDecoder(written, null));
    }
}
