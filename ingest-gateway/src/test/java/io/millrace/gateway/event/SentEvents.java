package io.millrace.gateway.event;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Events as they are sent, in single quotes for the eye, and what is read of them at noon. */
final class SentEvents {
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final EventReader READER =
            new EventReader(new EventSettings(32_768, 524_288, 256, 200, Duration.ofMinutes(5), "USD"));

    private static final Origin BROWSER =
            Origin.of(Protocol.EVENTS, "shop", "live", "text/plain", "Firefox", "192.0.2.7");
    private static final Origin IMPORT =
            Origin.of(Protocol.EVENTS, "shop", "last-year", "text/plain", "Importer", "192.0.2.7");

    private SentEvents() {}

    static CollectedEvent order(String properties) throws RefusedException {
        return read("{'type':'track','event':'Order Completed','userId':'u','properties':{" + properties + "}}");
    }

    static CollectedEvent refund(String properties) throws RefusedException {
        return read("{'type':'track','event':'Order Refunded','userId':'u','properties':{" + properties + "}}");
    }

    static CollectedEvent read(String event) throws RefusedException {
        return READER.read(parse(event), BROWSER, NOON);
    }

    static CollectedEvent readImport(String event) throws RefusedException {
        return READER.read(parse(event), IMPORT, NOON);
    }

    static Reason refusal(String event) {
        try {
            throw new AssertionError("Took " + read(event));
        } catch (RefusedException e) {
            return e.reason();
        }
    }

    static ObjectNode parse(String event) {
        byte[] body = json(event).getBytes(StandardCharsets.UTF_8);
        try {
            return new ItemParser(32).parse(body, new Item(0, body.length, 1, false));
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(6);
    }
}
