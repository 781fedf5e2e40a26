package io.millrace.gateway.http.coding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies as clients pack them. Brotli's come from Node's encoder, as Java has none. */
public final class Packed {
    public static final String EVENT = "{\"type\":\"page\",\"userId\":\"u\",\"messageId\":\"m\",\"timestamp\":0}";

    private static final byte[] EVENT_IN_BROTLI = HexFormat.of()
            .parseHex(
                    "1b3900301c07764ce3c52338b23b8e50e92d0293b4b7c9daeafa148b0e6cc0ad83f2b087939f2029373910e2c30d260ee18"
                            + "74284ed9768");
    private static final byte[] BOMB_IN_BROTLI = HexFormat.of()
            .parseHex(
                    "cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500"
                            + "baf77ffcffff837f02200e0b0074effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffcbffff3ffc13007158"
                            + "00a07bff07");

    private Packed() {}

    /** A packed event. */
    public static byte[] event(ContentCoding coding) {
        return coding == ContentCoding.BR ? EVENT_IN_BROTLI : pack(coding, EVENT.getBytes(UTF_8));
    }

    /** Nothing but zeros, which take hardly any room; in Brotli always 64 MB of them. */
    public static byte[] zeros(ContentCoding coding, int size) {
        return coding == ContentCoding.BR ? BOMB_IN_BROTLI : pack(coding, new byte[size]);
    }

    private static byte[] pack(ContentCoding coding, byte[] plain) {
        if (coding == ContentCoding.ZSTD) {
            return Zstd.compress(plain);
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream packing =
                coding == ContentCoding.GZIP ? new GZIPOutputStream(packed) : new DeflaterOutputStream(packed)) {
            packing.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
