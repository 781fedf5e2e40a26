package io.millrace.benchmarks.door;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.zip.GZIPOutputStream;

/** What the gateway is sent: an event of a kilobyte, or fifty of them packed. */
final class Requests {
    static final int BATCH = 50;
    static final String KEY = "benchmark";

    private static final int EVENT_BYTES = 1024;

    private Requests() {}

    static byte[] hello() {
        return "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1);
    }

    static byte[] one() {
        return post("", event("1").getBytes(UTF_8));
    }

    static byte[] batch() throws IOException {
        StringBuilder events = new StringBuilder("[");
        for (int i = 0; i < BATCH; i++) {
            events.append(i == 0 ? "" : ",").append(event(Integer.toString(i)));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(events.append(']').toString().getBytes(UTF_8));
        }
        return post("Content-Encoding: gzip\r\n", packed.toByteArray());
    }

    private static byte[] post(String headers, byte[] body) {
        byte[] head = ("POST /v1/events HTTP/1.1\r\nHost: localhost\r\nX-Write-Key: " + KEY
                        + "\r\nContent-Type: application/json\r\nUser-Agent: benchmark\r\n" + headers
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head);
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** An order line by line as a shop's page sends it, padded to its size. */
    private static String event(String id) {
        String event = """
                {"type":"track","event":"Product Added","messageId":"benchmark-%s","anonymousId":"device-%s",\
                "timestamp":"2026-01-31T12:00:00.000Z","sentAt":"2026-01-31T12:00:00.100Z",\
                "properties":{"cart_id":"c-17","product_id":"85123A","name":"White hanging heart T-light holder",\
                "category":"Home","brand":"Own","price":2.55,"quantity":6,"currency":"GBP","position":3,\
                "url":"https://shop.example/p/85123A"},\
                "context":{"page":{"path":"/p/85123A","url":"https://shop.example/p/85123A","title":"T-light holder",\
                "referrer":"https://shop.example/"},"locale":"en-GB","campaign":{"source":"mail","medium":"cpc"},\
                "userAgent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36","library":{"name":"a.js"},"pad":"%s"}}""".formatted(id, id, "%s");
        int missing = Math.max(0, EVENT_BYTES - event.length() + 2);
        return event.formatted(String.join("", Collections.nCopies(missing, "x")));
    }
}
