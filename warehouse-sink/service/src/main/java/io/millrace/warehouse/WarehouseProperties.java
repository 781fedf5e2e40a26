package io.millrace.warehouse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the warehouse service.
 *
 * @param folder where tables and their catalog lie, unless catalog names another place
 * @param catalog properties of another Iceberg catalog, by Iceberg's names; all of them, as none is added
 * @param connectUrl address of the Connect worker's REST API
 * @param connector the sink, which has one connector for each table
 * @param query what one query may take
 * @param maintenance what the command {@code maintain} goes by
 */
@Validated
@ConfigurationProperties("millrace.warehouse")
public record WarehouseProperties(
        @DefaultValue("data/warehouse") Path folder,
        @DefaultValue Map<String, String> catalog,
        @DefaultValue("http://localhost:8083") URI connectUrl,
        @Valid @DefaultValue Connector connector,
        @Valid @DefaultValue Query query,
        @Valid @DefaultValue Maintenance maintenance) {

    /**
     * The sink: what its connectors share, and what is each one's own.
     *
     * @param configure whether this service gives the worker its connectors, and not somebody else, such as an operator
     * @param brokers how the worker reaches the brokers, empty when as this service does
     * @param registry how the worker reaches the schema registry, empty when as this service does
     * @param controlRetention longest outage of the worker after which no row is lost
     * @param commitInterval pause between two commits to a table
     * @param commitTimeout how long a commit waits for a task that is silent
     * @param watchInterval pause between two looks at the connectors' health
     * @param longestPause between two restarts of a task that keeps failing
     * @param properties further settings of every connector, by Connect's and Iceberg's names; they win
     * @param events of the connector that fills the events
     * @param sessions of the connector that fills the log of sessions
     */
    public record Connector(
            @DefaultValue("true") boolean configure,
            @DefaultValue("") String brokers,
            @DefaultValue("") String registry,
            @DefaultValue("7d") Duration controlRetention,
            @DefaultValue("2s") Duration commitInterval,
            @DefaultValue("8s") Duration commitTimeout,
            @DefaultValue("5s") Duration watchInterval,
            @DefaultValue("1m") Duration longestPause,
            @DefaultValue Map<String, String> properties,
            @Valid @DefaultValue Events events,
            @Valid @DefaultValue Sessions sessions) {

        public Connector {
            if (events.name().equals(sessions.name()) || events.controlTopic().equals(sessions.controlTopic())) {
                throw new IllegalArgumentException(
                        "millrace.warehouse.connector.events and .sessions must differ in name and in control-topic");
            }
        }
    }

    /** What one connector has of its own. */
    public sealed interface Own {

        /** Of the connector. */
        String name();

        /** On which its tasks agree on commits; of this connector alone. */
        String controlTopic();

        /** Further settings of this connector; they win over those of every connector. */
        Map<String, String> properties();
    }

    /** Of the connector that fills the events. */
    public record Events(
            @NotBlank @DefaultValue("events") String name,

            @NotBlank @DefaultValue("warehouse-sink.control-events.v1")
            String controlTopic,

            @DefaultValue Map<String, String> properties)
            implements Own {}

    /** Of the connector that fills the log of sessions. */
    public record Sessions(
            @NotBlank @DefaultValue("sessions") String name,

            @NotBlank @DefaultValue("warehouse-sink.control-sessions.v1")
            String controlTopic,

            @DefaultValue Map<String, String> properties)
            implements Own {}

    /**
     * What one query may take.
     *
     * @param maxLength of the SQL text
     * @param maxRows that are answered; what is beyond is cut off, and the answer says so
     * @param maxSize of an answer, about, likewise
     * @param timeLimit of a query
     * @param memory of all running queries together
     * @param threads of all running queries together
     * @param concurrency queries that may run at once
     * @param maxWait how long one more waits for its turn before it is told to come again
     */
    public record Query(
            @DefaultValue("64KB") DataSize maxLength,
            @Positive @DefaultValue("10000") int maxRows,
            @DefaultValue("16MB") DataSize maxSize,
            @DefaultValue("30s") Duration timeLimit,
            @DefaultValue("512MB") DataSize memory,
            @Positive @DefaultValue("2") int threads,
            @Positive @DefaultValue("4") int concurrency,
            @DefaultValue("5s") Duration maxWait) {}

    /**
     * What the command {@code maintain} goes by.
     *
     * @param snapshotRetention how far back a table can be read, or rolled back
     * @param minSnapshots newest snapshots that are kept, however old they are
     * @param maxSnapshots newest snapshots that may be kept, however young the others are
     */
    public record Maintenance(
            @DefaultValue("7d") Duration snapshotRetention,
            @Positive @DefaultValue("100") int minSnapshots,
            @Positive @DefaultValue("10000") int maxSnapshots) {

        public Maintenance {
            if (snapshotRetention.isNegative()) {
                throw new IllegalArgumentException(
                        "millrace.warehouse.maintenance.snapshot-retention must not be negative, was "
                                + snapshotRetention);
            }
            if (minSnapshots > maxSnapshots) {
                throw new IllegalArgumentException(
                        "millrace.warehouse.maintenance.min-snapshots must not be more than max-snapshots, was %d of %d"
                                .formatted(minSnapshots, maxSnapshots));
            }
        }
    }
}
