package io.millrace.recommendation.index;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest sessions in a ring. A session has a number, the next one for each, which goes on after the largest number with
 * the smallest; only the distance between two numbers means anything. Its products lie in an array that is replaced and
 * never changed, the latest last.
 */
final class Sessions {
    private static final Item[] NONE = {};

    private final int mask;
    private final AtomicReferenceArray<Item[]> items;
    private final AtomicLongArray lastTimes;
    private volatile int next;
    private volatile int size;

    Sessions(int capacity) {
        mask = capacity - 1;
        items = new AtomicReferenceArray<>(capacity);
        lastTimes = new AtomicLongArray(capacity);
    }

    int size() {
        return size;
    }

    /** The number of the oldest session. */
    int first() {
        return next - size;
    }

    boolean isFull() {
        return size > mask;
    }

    boolean has(int number) {
        int age = next - number;
        return age > 0 && age <= size;
    }

    /** Forgets the oldest session, and answers with its products. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // There is one writer.
    Item[] forgetFirst() {
        Item[] forgotten = of(first());
        size--;
        return forgotten;
    }

    /** Begins a session; there must be room. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // There is one writer.
    int begin() {
        int number = next;
        items.set(number & mask, NONE);
        next = number + 1;
        size++;
        return number;
    }

    void put(int number, Item[] products, long lastTime) {
        lastTimes.set(number & mask, lastTime);
        items.set(number & mask, products);
    }

    /** The products of a session, none if it has been forgotten. */
    Item[] of(int number) {
        Item @Nullable [] products = items.get(number & mask);
        // Asked last: the place may have been given away while it was read.
        return products != null && has(number) ? products : NONE;
    }

    long lastTime(int number) {
        return lastTimes.get(number & mask);
    }
}
