package io.millrace.streams.time;

import io.millrace.event.TrustedEvents;
import io.millrace.event.time.Watermark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The one header that tells a heartbeat or a marker from a record that lost its value. */
public final class WatermarkHeader {
    public static final String NAME = "millrace-watermark";

    static {
        TrustedEvents.trust();
    }

    private WatermarkHeader() {}

    public static Headers of(Watermark watermark) {
        try {
            ByteBuffer bytes = watermark.toByteBuffer();
            byte[] value = new byte[bytes.remaining()];
            bytes.get(value);
            return new RecordHeaders().add(NAME, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The watermark that the headers carry, or empty when they carry none that can be read. */
    public static Optional<Watermark> read(Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Watermark.fromByteBuffer(ByteBuffer.wrap(header.value())));
        } catch (IOException | AvroRuntimeException e) {
            return Optional.empty();
        }
    }
}
