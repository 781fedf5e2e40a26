package io.millrace.gateway.intake;

import io.millrace.event.clickstream.RejectedEvent;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemCutter;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sorts the items of a body into those that are accepted and those that are refused, each of which becomes a record. */
public final class ItemSorter<E> {
    private static final Set<String> LINES_BY_CONTENT_TYPE =
            Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

    private final ItemReader<E> reader;
    private final Function<E, ProducerRecord<byte[], byte[]>> recordOf;
    private final RejectedRecords rejectedRecords;
    private final IntakeLimits limits;
    private final ItemParser parser;

    public ItemSorter(
            ItemReader<E> reader,
            Function<E, ProducerRecord<byte[], byte[]>> recordOf,
            Function<RejectedEvent, ProducerRecord<byte[], byte[]>> rejectedRecordOf,
            IntakeLimits limits) {
        this.reader = reader;
        this.recordOf = recordOf;
        this.rejectedRecords = new RejectedRecords(rejectedRecordOf, limits.maxRejectedBytes());
        this.limits = limits;
        this.parser = limits.parser();
    }

    /** A body in the gateway's own shape. */
    Parcel parcel(byte[] body, Origin origin) {
        List<Item> items = ItemCutter.cut(body, hasLines(origin), limits.maxToldApart());
        return new JsonParcel(body, items, parser);
    }

    Batch sort(Parcel parcel, Origin origin, Instant receivedAt) {
        Sorting sorting = new Sorting(parcel, origin, receivedAt);
        parcel.items().forEach(sorting::take);
        if (sorting.foundNothing()) {
            return refuse(parcel.bytes(), origin, receivedAt, whyNothing(sorting));
        }
        return new Batch(sorting.records, sorting.accepted, sorting.anonymised, sorting.rejections);
    }

    /** Refuses a request as a whole. */
    Batch refuse(byte[] body, Origin origin, Instant receivedAt, Rejection rejection) {
        Item everything = new Item(0, body.length, 0, true);
        ProducerRecord<byte[], byte[]> record = rejectedRecords.of(body, everything, rejection, origin, receivedAt);
        return new Batch(List.of(record), 0, List.of(), List.of(rejection));
    }

    private Rejection whyNothing(Sorting sorting) {
        if (sorting.rejections.isEmpty()) {
            return new Rejection(
                    Rejection.WHOLE_BODY,
                    null,
                    Reason.NO_ITEMS,
                    "There is nothing in the body: send an object, an array or lines");
        }
        return new Rejection(
                Rejection.WHOLE_BODY,
                null,
                Reason.MALFORMED_JSON,
                sorting.rejections.get(0).detail());
    }

    private static boolean hasLines(Origin origin) {
        String contentType = origin.contentType() == null ? "" : origin.contentType();
        int parameters = contentType.indexOf(';');
        String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return LINES_BY_CONTENT_TYPE.contains(type.strip().toLowerCase(Locale.ROOT));
    }

    /** One request being sorted. */
    private final class Sorting {
        private final Parcel parcel;
        private final Origin origin;
        private final Instant receivedAt;
        private final List<ProducerRecord<byte[], byte[]>> records;
        private final List<Integer> anonymised = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private int accepted;
        private @Nullable String messageId;

        Sorting(Parcel parcel, Origin origin, Instant receivedAt) {
            this.parcel = parcel;
            this.origin = origin;
            this.receivedAt = receivedAt;
            this.records = new ArrayList<>(parcel.items().size());
        }

        void take(Item item) {
            messageId = null;
            try {
                E read = read(item);
                if (reader.isAnonymised(read)) {
                    anonymised.add(records.size());
                }
                records.add(recordOf.apply(read));
                accepted++;
            } catch (RefusedException refusal) {
                Rejection rejection = new Rejection(records.size(), messageId, refusal.reason(), refusal.detail());
                records.add(rejectedRecords.of(parcel.bytes(), item, rejection, origin, receivedAt));
                rejections.add(rejection);
            }
        }

        private E read(Item item) throws RefusedException {
            if (records.size() >= limits.maxItems()) {
                throw new RefusedException(
                        Reason.TOO_MANY_EVENTS, "At most %d are taken in one request".formatted(limits.maxItems()));
            }
            checkSize(item, limits.maxItemBytes());
            ObjectNode object = parcel.open(item);
            messageId = messageIdOf(object);
            checkSize(item, reader.sizeLimit(object));
            return reader.read(object, origin, receivedAt);
        }

        boolean foundNothing() {
            return accepted == 0
                    && rejections.stream().allMatch(rejection -> rejection.reason() == Reason.MALFORMED_JSON);
        }
    }

    private static void checkSize(Item item, int limit) throws RefusedException {
        if (item.length() > limit) {
            throw new RefusedException(
                    Reason.EVENT_TOO_LARGE, "It has %d bytes: at most %d are taken".formatted(item.length(), limit));
        }
    }

    private static @Nullable String messageIdOf(ObjectNode object) {
        JsonNode id = object.path("messageId");
        return id.isString() || id.isNumber() ? id.asString() : null;
    }
}
