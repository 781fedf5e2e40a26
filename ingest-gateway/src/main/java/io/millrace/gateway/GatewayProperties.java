package io.millrace.gateway;

import io.millrace.gateway.access.AddressRule;
import io.millrace.gateway.access.SentTopic;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the gateway.
 *
 * @param id by which it makes its promises; without one, an id is made once and kept in the data folder
 * @param dataFolder what it keeps for itself
 * @param writeKeys who may send; without any, nobody may
 * @param writeKeyFile a file with further keys, which is read again when it changes
 * @param clientIp whether the network addresses of clients are taken down
 * @param heartbeatInterval how often it promises how far it has got
 * @param ackDeadline how long the brokers may take before records go to the journal
 * @param ackTimeout how long brokers and journal may take before a request is answered with 503
 * @param stopTimeout how long requests in flight may hold up its end
 * @param skewTolerance how far a client's clock may be off before its times are corrected
 * @param defaultCurrency ISO 4217 code of amounts that are sent without a currency
 * @param limits how much is taken
 * @param http how patient the server is with connections
 * @param snowplow where Snowplow's trackers send to
 * @param privacy what is known of the people who send
 * @param journal what is kept while the brokers do not answer
 * @param catalogue what is told of products
 */
@Validated
@ConfigurationProperties("millrace.gateway")
public record GatewayProperties(
        @Nullable String id,
        @DefaultValue("data/ingest-gateway") Path dataFolder,
        @DefaultValue List<@Valid WriteKey> writeKeys,
        @Nullable Path writeKeyFile,
        @DefaultValue("drop") AddressRule.Taking clientIp,
        @DefaultValue("1s") Duration heartbeatInterval,
        @DefaultValue("500ms") Duration ackDeadline,
        @DefaultValue("10s") Duration ackTimeout,
        @DefaultValue("10s") Duration stopTimeout,
        @DefaultValue("5m") Duration skewTolerance,
        @DefaultValue("USD") @Pattern(regexp = "[A-Z]{3}") String defaultCurrency,
        @Valid @DefaultValue Limits limits,
        @DefaultValue Http http,
        @Valid @DefaultValue Snowplow snowplow,
        @Valid @DefaultValue PrivacyProperties privacy,
        @Valid @DefaultValue Journal journal,
        @DefaultValue Catalogue catalogue) {

    public GatewayProperties {
        requirePositive("heartbeat-interval", heartbeatInterval);
        requirePositive("ack-deadline", ackDeadline);
        requirePositive("ack-timeout", ackTimeout);
        requirePositive("stop-timeout", stopTimeout);
        requirePositive("skew-tolerance", skewTolerance);
    }

    private static void requirePositive(String setting, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "millrace.gateway.%s must be positive, not %s".formatted(setting, duration));
        }
    }

    /**
     * A key, and what it stands for.
     *
     * @param key the secret
     * @param name by which its events are told apart
     * @param mayImport whether it may send events under a timeline of its own
     * @param origins of the pages that may use it; any if there are none
     * @param topics what it may send
     * @param eventsPerSecond how many events it may send, 0 for as many as come
     * @param burst how many it may send at once after a while without any
     */
    public record WriteKey(
            @NotBlank String key,
            @NotBlank String name,
            @DefaultValue("false") boolean mayImport,
            @DefaultValue Set<String> origins,
            @DefaultValue("events") Set<SentTopic> topics,
            @PositiveOrZero @DefaultValue("0") int eventsPerSecond,
            @Positive @DefaultValue("10000") int burst) {

        /** Says whose key it is, never which. */
        @Override
        public String toString() {
            return "WriteKey[name=%s, mayImport=%s, origins=%s, topics=%s, eventsPerSecond=%d, burst=%d]"
                    .formatted(name, mayImport, origins, topics, eventsPerSecond, burst);
        }
    }

    /**
     * How much is taken.
     *
     * @param body of a request, as it comes over the wire
     * @param segmentBody of a request of Segment's tracking API, unpacked
     * @param unpackedBody of a request that is packed, once it is unpacked
     * @param unpackedRatio by how much a body may grow when it is unpacked, beyond what a plain one may have
     * @param event of one event or product
     * @param eventWithProducts of an event that carries a list of products
     * @param rejected of what is kept of something that is refused
     * @param eventsPerRequest events or products in one request
     * @param depth of objects and arrays within each other
     * @param keys of one object
     * @param idLength of an id, in characters
     * @param nameLength of an event's name, in characters
     * @param eventsPerSecondPerAddress how many events a network address may send, 0 for as many as come
     * @param burstPerAddress how many it may send at once after a while without any
     */
    public record Limits(
            @DefaultValue("1MB") DataSize body,
            @DefaultValue("500KB") DataSize segmentBody,
            @DefaultValue("4MB") DataSize unpackedBody,
            @Positive @DefaultValue("100") int unpackedRatio,
            @DefaultValue("32KB") DataSize event,
            @DefaultValue("512KB") DataSize eventWithProducts,
            @DefaultValue("32KB") DataSize rejected,
            @Positive @DefaultValue("2500") int eventsPerRequest,
            @Positive @DefaultValue("32") int depth,
            @Positive @DefaultValue("1000") int keys,
            @Positive @DefaultValue("256") int idLength,
            @Positive @DefaultValue("200") int nameLength,
            @PositiveOrZero @DefaultValue("0") int eventsPerSecondPerAddress,
            @Positive @DefaultValue("10000") int burstPerAddress) {
        private static final DataSize LARGEST_RECORD = DataSize.ofMegabytes(4);
        private static final DataSize LARGEST_BODY = DataSize.ofMegabytes(64);
        private static final DataSize LARGEST_REJECTED_RECORD = DataSize.ofKilobytes(512);

        public Limits {
            requireWithin("event", event, eventWithProducts);
            requireWithin("event-with-products", eventWithProducts, LARGEST_RECORD);
            requireWithin("body", body, LARGEST_BODY);
            requireWithin("segment-body", segmentBody, LARGEST_BODY);
            requireWithin("unpacked-body", unpackedBody, LARGEST_BODY);
            requireWithin("rejected", rejected, LARGEST_REJECTED_RECORD);
        }

        private static void requireWithin(String setting, DataSize size, DataSize most) {
            if (size.toBytes() < 1 || size.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "millrace.gateway.limits.%s must be between 1B and %s, not %s".formatted(setting, most, size));
            }
        }
    }

    /**
     * Where Snowplow's trackers send to. Some blockers know the usual paths.
     *
     * @param postPath of events that are posted
     * @param getPath of an event in a query
     */
    public record Snowplow(
            @Pattern(regexp = "/[^{}?#]+") @DefaultValue("/com.snowplowanalytics.snowplow/tp2")
            String postPath,

            @Pattern(regexp = "/[^{}?#]+") @DefaultValue("/i")
            String getPath) {}

    /**
     * How patient the server is with connections.
     *
     * @param headers size of all headers of a request, and of its first line
     * @param headerTimeout how long the headers of a request may take to arrive
     * @param bodyTimeout how long its body may take after them
     * @param idleTimeout how long a connection is kept without a request
     */
    public record Http(
            @DefaultValue("16KB") DataSize headers,
            @DefaultValue("5s") Duration headerTimeout,
            @DefaultValue("10s") Duration bodyTimeout,
            @DefaultValue("75s") Duration idleTimeout) {

        public Http {
            requirePositive("http.header-timeout", headerTimeout);
            requirePositive("http.body-timeout", bodyTimeout);
            requirePositive("http.idle-timeout", idleTimeout);
            if (headers.toBytes() < 1024 || headers.compareTo(DataSize.ofMegabytes(1)) > 0) {
                throw new IllegalArgumentException(
                        "millrace.gateway.http.headers must be between 1KB and 1MB, not " + headers);
            }
        }
    }

    /**
     * What is told of products.
     *
     * @param memory that they may take up once somebody has asked for them
     */
    public record Catalogue(@DefaultValue("64MB") DataSize memory) {

        public Catalogue {
            if (memory.toBytes() < 1) {
                throw new IllegalArgumentException("millrace.gateway.catalogue.memory must be positive, not " + memory);
            }
        }
    }

    /**
     * What is kept while the brokers do not answer.
     *
     * @param segmentSize of a file, two of which are made in advance
     * @param maxSize of all files
     * @param maxAge of the oldest record, when nothing more is taken
     * @param copies of each block, so that a damaged page costs nothing
     * @param drainRate bytes a second that are sent from the journal at most
     */
    public record Journal(
            @DefaultValue("16MB") DataSize segmentSize,
            @DefaultValue("10GB") DataSize maxSize,
            @DefaultValue("23h") Duration maxAge,
            @DefaultValue("2") @Min(1) @Max(3) int copies,
            @DefaultValue("20MB") DataSize drainRate) {
        private static final DataSize LEAST_SEGMENT = DataSize.ofMegabytes(1);
        private static final DataSize LARGEST_SEGMENT = DataSize.ofMegabytes(512);
        private static final DataSize LARGEST_JOURNAL = DataSize.ofTerabytes(1);
        private static final Duration LONGEST = Duration.ofHours(23);

        public Journal {
            requireBetween("segment-size", segmentSize, LEAST_SEGMENT, LARGEST_SEGMENT);
            requireBetween("max-size", maxSize, DataSize.ofBytes(2 * segmentSize.toBytes()), LARGEST_JOURNAL);
            requireBetween("drain-rate", drainRate, DataSize.ofKilobytes(1), LARGEST_JOURNAL);
            // Repeats are known for a day.
            if (maxAge.isNegative() || maxAge.isZero() || maxAge.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "millrace.gateway.journal.max-age must be positive and at most %s, not %s"
                                .formatted(LONGEST, maxAge));
            }
        }

        private static void requireBetween(String setting, DataSize size, DataSize least, DataSize most) {
            if (size.compareTo(least) < 0 || size.compareTo(most) > 0) {
                throw new IllegalArgumentException("millrace.gateway.journal.%s must be between %s and %s, not %s"
                        .formatted(setting, least, most, size));
            }
        }
    }
}
