package io.millrace.warehouse.connect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.generic.GenericFixed;
import org.apache.kafka.connect.errors.DataException;

/** Reads what Avro keeps as bytes, of fixed length or not. */
final class AvroBytes {

    private AvroBytes() {}

    static byte[] copy(Object read) {
        if (read instanceof GenericFixed fixed) {
            return fixed.bytes().clone();
        }
        ByteBuffer bytes = (ByteBuffer) read;
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }

    /** A number that the schema's precision can hold: a longer one would break the file that it is written to. */
    static BigDecimal decimal(LogicalTypes.Decimal type, Object read) {
        byte[] unscaled = copy(read);
        if (unscaled.length == 0) {
            throw new DataException("A decimal without a digit");
        }
        BigDecimal number = new BigDecimal(new BigInteger(unscaled), type.getScale());
        if (number.precision() > type.getPrecision()) {
            throw new DataException(
                    "A decimal of %d digits where %d are the most".formatted(number.precision(), type.getPrecision()));
        }
        return number;
    }
}
