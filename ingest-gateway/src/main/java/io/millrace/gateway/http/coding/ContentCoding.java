package io.millrace.gateway.http.coding;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** A way in which clients pack bodies. */
public enum ContentCoding {
    GZIP {
        @Override
        InputStream open(byte[] packed) throws IOException {
            return new GZIPInputStream(new ByteArrayInputStream(packed), BUFFER);
        }
    },
    DEFLATE {
        /** RFC 9110 means zlib's form; many clients send it bare. */
        @Override
        InputStream open(byte[] packed) {
            return new InflaterInputStream(
                    new ByteArrayInputStream(packed), new Inflater(!hasZlibHeader(packed)), BUFFER);
        }
    },
    BR {
        @Override
        InputStream open(byte[] packed) throws IOException {
            return new BrotliInputStream(new ByteArrayInputStream(packed), BUFFER);
        }
    },
    ZSTD {
        @Override
        InputStream open(byte[] packed) throws IOException {
            return new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(packed)).setLongMax(LARGEST_ZSTD_WINDOW);
        }
    };

    private static final int BUFFER = 8 * 1024;
    /** Eight megabytes, which RFC 9659 lets nobody exceed who sends zstd over HTTP. */
    private static final int LARGEST_ZSTD_WINDOW = 23;

    abstract InputStream open(byte[] packed) throws IOException;

    /** The coding of that name, empty if we have none. */
    public static Optional<ContentCoding> named(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String known = plain.equals("x-gzip") ? "gzip" : plain;
        return Arrays.stream(values())
                .filter(coding -> coding.label().equals(known))
                .findFirst();
    }

    /** All of them, as the header Accept-Encoding lists them. */
    public static String list() {
        return Arrays.stream(values()).map(ContentCoding::label).collect(Collectors.joining(", "));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static boolean hasZlibHeader(byte[] packed) {
        return packed.length >= 2
                && (packed[0] & 0x0f) == 8
                && (((packed[0] & 0xff) << 8) | (packed[1] & 0xff)) % 31 == 0;
    }
}
