package io.millrace.windowing.definition;

import io.millrace.windowing.metric.EarlyPanes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * When windows that are still open are sent.
 *
 * @param every how often, null for as often as the service does by default, zero for never
 * @param count after so many more events, null for never
 */
public record EarlySettings(
        @Nullable Duration every, @Nullable Long count) {

    Optional<EarlyPanes> toEarlyPanes(Duration earlyPanes, Mistakes mistakes) {
        Duration time = every == null ? earlyPanes : every;
        return mistakes.unlessRefused(() -> new EarlyPanes(
                time.isZero() ? Optional.empty() : Optional.of(time),
                count == null ? OptionalLong.empty() : OptionalLong.of(count)));
    }
}
