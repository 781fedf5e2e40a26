package io.millrace.windowing.pane;

import static java.util.Objects.requireNonNull;

import io.millrace.event.windows.WindowState;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.window.Replacement;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The headers that tell a replacement from a marker, which has no value either. It lies among the partials of the second
 * stage, as only there it is known which of them it comes after.
 */
public final class ReplacementHeaders {
    static final String STRETCH = "millrace-replacement";
    static final String WINDOW = "millrace-replacement-window";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReplacementHeaders() {}

    /**
     * The headers of a record that carries a replacement.
     *
     * @param window the replacement's, as it is stored; null when it has none
     */
    public static Headers of(Replacement replacement, byte @Nullable [] window) {
        Stretch stretch = new Stretch(
                replacement.metric(),
                replacement.definition(),
                replacement.from(),
                replacement.to(),
                replacement.range().start(),
                replacement.range().end(),
                replacement.asOf());
        Headers headers = new RecordHeaders().add(STRETCH, JSON.writeValueAsBytes(stretch));
        return window == null ? headers : headers.add(WINDOW, window);
    }

    /** The replacement that the headers carry, or empty when they carry none. */
    static Optional<Replacement> read(Headers headers, String topic, Deserializer<WindowState> windows) {
        @Nullable Header stretch = headers.lastHeader(STRETCH);
        if (stretch == null) {
            return Optional.empty();
        }
        @Nullable Header window = headers.lastHeader(WINDOW);
        return Optional.of(JSON.readValue(requireNonNull(stretch.value()), Stretch.class)
                .with(window == null ? null : windows.deserialize(topic, window.value())));
    }

    /** A replacement but for its window. */
    private record Stretch(
            String metric, String definition, String from, String to, Instant start, Instant end, Instant asOf) {

        Replacement with(@Nullable WindowState window) {
            return new Replacement(metric, definition, from, to, window, new TimeSpan(start, end), asOf);
        }
    }
}
