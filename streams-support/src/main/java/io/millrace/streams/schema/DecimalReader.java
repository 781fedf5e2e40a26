package io.millrace.streams.schema;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** Reads decimal numbers, most of which are no longer than a long integer. */
final class DecimalReader implements ValueReader {
    private final int scale;

    DecimalReader(int scale) {
        this.scale = scale;
    }

    @Override
    public Object read(Decoding in) throws IOException {
        ByteBuffer bytes = in.decoder().readBytes(null);
        int length = bytes.remaining();
        if (length == 0 || length > Long.BYTES) {
            byte[] digits = new byte[length];
            bytes.get(digits);
            return new BigDecimal(new BigInteger(digits), scale);
        }
        long digits = bytes.get(); // With its sign.
        while (bytes.hasRemaining()) {
            digits = digits << Byte.SIZE | Byte.toUnsignedLong(bytes.get());
        }
        return BigDecimal.valueOf(digits, scale);
    }
}
