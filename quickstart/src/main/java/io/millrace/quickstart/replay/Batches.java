package io.millrace.quickstart.replay;

import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Cuts a stream of items into batches as large as the limits allow; an item that is larger than them goes alone. */
final class Batches<T> implements Iterator<Batch<T>> {
    private final Iterator<T> items;
    private final JsonLine<T> format;
    private final Batch.Limits limits;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    /** The item whose JSON lies in {@link #line}, written but not yet in a batch. */
    private @Nullable T pending;

    Batches(Iterator<T> items, JsonLine<T> format, Batch.Limits limits) {
        this.items = items;
        this.format = format;
        this.limits = limits;
    }

    @Override
    public boolean hasNext() {
        return pending != null || items.hasNext();
    }

    @Override
    public Batch<T> next() {
        body.reset();
        T last = append(writtenItem());
        int size = 1;
        while (size < limits.items() && hasNext()) {
            T item = writtenItem();
            if (body.size() + line.size() > limits.bytes()) {
                break;
            }
            last = append(item);
            size++;
        }
        return new Batch<>(body.toByteArray(), size, last);
    }

    private T writtenItem() {
        if (pending != null) {
            return pending;
        }
        if (!items.hasNext()) {
            throw new NoSuchElementException();
        }
        T item = items.next();
        line.reset();
        try (JsonGenerator json = Json.generator(line)) {
            format.write(json, item);
        }
        line.write('\n');
        pending = item;
        return item;
    }

    private T append(T item) {
        body.writeBytes(line.toByteArray());
        pending = null;
        return item;
    }
}
