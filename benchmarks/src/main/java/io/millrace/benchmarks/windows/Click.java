package io.millrace.benchmarks.windows;

import io.millrace.event.clickstream.EventType;
import java.time.Instant;

/**
 * One event of the shop.
 *
 * @param number of the event in its shop, from 0
 * @param time when it happened
 * @param visit of all visits of the shop
 * @param position in the visit, from 1
 * @param pieces bought or looked at
 * @param pence that an order brings in, 0 for everything else
 */
record Click(
        long number,
        Instant time,
        int visitor,
        int visit,
        int position,
        EventType type,
        int product,
        int pieces,
        long pence) {

    String visitorId() {
        return "a:visitor-" + visitor;
    }

    String sessionId() {
        return "%032x".formatted(visit);
    }

    String productId() {
        return "product-" + product;
    }
}
