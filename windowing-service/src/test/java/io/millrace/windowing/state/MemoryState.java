package io.millrace.windowing.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** State in memory that keeps bytes, so that nothing is remembered but what a store would have kept. */
public final class MemoryState<V> implements SortedState<V> {
    private final NavigableMap<String, ByteBuffer> entries = new TreeMap<>();
    private final Format<V> format;

    public MemoryState(Writer<V> writer, Reader<V> reader) {
        this.format = new Format<>(writer, reader);
    }

    public static MemoryState<String> ofTexts() {
        return new MemoryState<>(
                StandardCharsets.UTF_8::encode,
                bytes -> StandardCharsets.UTF_8.decode(bytes).toString());
    }

    @Override
    public @Nullable V get(String key) {
        ByteBuffer bytes = entries.get(key);
        try {
            return bytes == null ? null : format.reader().read(bytes.duplicate());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(String key, V value) {
        try {
            entries.put(key, format.writer().write(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(String key) {
        entries.remove(key);
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        return entries.subMap(from, true, to, false).keySet().stream()
                .limit(limit)
                .toList();
    }

    public int size() {
        return entries.size();
    }

    public interface Writer<V> {
        ByteBuffer write(V value) throws IOException;
    }

    public interface Reader<V> {
        V read(ByteBuffer bytes) throws IOException;
    }

    private record Format<V>(Writer<V> writer, Reader<V> reader) {}
}
