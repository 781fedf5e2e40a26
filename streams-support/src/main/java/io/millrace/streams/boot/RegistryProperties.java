package io.millrace.streams.boot;

import io.millrace.streams.schema.AvroDeserializer;
import io.millrace.streams.schema.AvroSerializer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schema registry and the serdes that speak with it.
 *
 * @param url address of a registry with Confluent's REST API
 * @param retryFor how long an unanswered request is repeated before it fails
 * @param serializer class that writes records; Confluent's may be named when their jars are there
 * @param deserializer class that reads records
 * @param properties further settings of the serdes, by Confluent's names: credentials, TLS
 */
@ConfigurationProperties("millrace.registry")
public record RegistryProperties(
        @DefaultValue("http://localhost:8081") URI url,
        @DefaultValue("30s") Duration retryFor,

        @DefaultValue("io.millrace.streams.schema.AvroSerializer")
        Class<? extends Serializer<?>> serializer,

        @DefaultValue("io.millrace.streams.schema.AvroDeserializer")
        Class<? extends Deserializer<?>> deserializer,

        @DefaultValue Map<String, String> properties) {

    /** Whether the serdes are the suite's own, which share one registry client. */
    boolean usesOwnSerdes() {
        return serializer.equals(AvroSerializer.class) && deserializer.equals(AvroDeserializer.class);
    }

    /** Everything under the names that serdes know, ours and Confluent's alike. */
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(properties);
        settings.put("schema.registry.url", url.toString());
        settings.put("millrace.schema.registry.retry.ms", retryFor.toMillis());
        return settings;
    }
}
