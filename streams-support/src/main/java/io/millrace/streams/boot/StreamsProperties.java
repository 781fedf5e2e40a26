package io.millrace.streams.boot;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a service runs its topology.
 *
 * @param stateMemory off-heap memory of all its RocksDB stores together
 * @param closeTimeout how long a stop may take; a store that is not closed in time is restored at the next start
 * @param restarts stream threads that may fail within restartWindow before the service gives up
 * @param restartWindow see restarts
 */
@ConfigurationProperties("millrace.streams")
public record StreamsProperties(
        @DefaultValue("96MB") DataSize stateMemory,
        @DefaultValue("60s") Duration closeTimeout,
        @DefaultValue("5") int restarts,
        @DefaultValue("5m") Duration restartWindow) {}
