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
 * @param connector the sink
 * @param query what one query may take
 */
@Validated
@ConfigurationProperties("millrace.warehouse")
public record WarehouseProperties(
        @DefaultValue("data/warehouse") Path folder,
        @DefaultValue Map<String, String> catalog,
        @DefaultValue("http://localhost:8083") URI connectUrl,
        @Valid @DefaultValue Connector connector,
        @Valid @DefaultValue Query query) {

    /**
     * The sink.
     *
     * @param name of the connector
     * @param brokers how the worker reaches the brokers, empty when as this service does
     * @param registry how the worker reaches the schema registry, empty when as this service does
     * @param controlTopic on which the sink's tasks agree on commits; of this connector alone
     * @param controlRetention longest outage of the worker after which no row is lost
     * @param commitInterval pause between two commits to the table
     * @param commitTimeout how long a commit waits for a task that is silent
     * @param watchInterval pause between two looks at the connector's health
     * @param longestPause between two restarts of a task that keeps failing
     * @param properties further settings of the connector, by Connect's and Iceberg's names; they win
     */
    public record Connector(
            @NotBlank @DefaultValue("events") String name,
            @DefaultValue("") String brokers,
            @DefaultValue("") String registry,

            @NotBlank @DefaultValue("warehouse-sink.control-events.v1")
            String controlTopic,

            @DefaultValue("7d") Duration controlRetention,
            @DefaultValue("2s") Duration commitInterval,
            @DefaultValue("8s") Duration commitTimeout,
            @DefaultValue("5s") Duration watchInterval,
            @DefaultValue("1m") Duration longestPause,
            @DefaultValue Map<String, String> properties) {}

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
}
