package io.millrace.streams.schema;

import java.io.IOException;
import java.util.Collection;
import org.apache.avro.io.Encoder;

/** Writes lists. */
final class ArrayWriter implements ValueWriter {
    private final ValueWriter elements;

    ArrayWriter(ValueWriter elements) {
        this.elements = elements;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        Collection<?> array = (Collection<?>) value;
        out.writeArrayStart();
        out.setItemCount(array.size());
        for (Object element : array) {
            out.startItem();
            elements.write(element, out);
        }
        out.writeArrayEnd();
    }
}
