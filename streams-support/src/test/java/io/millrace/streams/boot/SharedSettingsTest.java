package io.millrace.streams.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import io.millrace.streams.schema.AvroDeserializer;
import io.millrace.streams.schema.AvroSerializer;
import io.millrace.streams.topic.TopicSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class SharedSettingsTest {

    @Test
    void haveDefaultsThatRunOutOfTheBox() {
        assertThat(bind(Map.of(), "millrace.registry", RegistryProperties.class))
                .isEqualTo(new RegistryProperties(
                        URI.create("http://localhost:8081"),
                        Duration.ofSeconds(30),
                        AvroSerializer.class,
                        AvroDeserializer.class,
                        Map.of()));
        assertThat(bind(Map.of(), "millrace.topics", TopicProperties.class).toSettings())
                .isEqualTo(new TopicSettings(4, (short) -1, 1));
        assertThat(bind(Map.of(), "millrace.streams", StreamsProperties.class))
                .isEqualTo(new StreamsProperties(
                        DataSize.ofMegabytes(96), Duration.ofSeconds(60), 5, Duration.ofMinutes(5)));
        assertThat(bind(Map.of(), "millrace.access", AccessProperties.class).all())
                .isEmpty();
    }

    @Test
    void readEverySettingOfTheRegistry() {
        RegistryProperties registry = bind(
                Map.of(
                        "millrace.registry.url", "https://registry:8443",
                        "millrace.registry.retry-for", "5s",
                        "millrace.registry.serializer", StringSerializer.class.getName(),
                        "millrace.registry.deserializer", StringDeserializer.class.getName(),
                        "millrace.registry.properties[basic.auth.user.info]", "me:secret"),
                "millrace.registry",
                RegistryProperties.class);

        assertThat(registry.usesOwnSerdes()).isFalse();
        assertThat(registry.clientSettings())
                .isEqualTo(Map.of(
                        "schema.registry.url", "https://registry:8443",
                        "millrace.schema.registry.retry.ms", 5000L,
                        "basic.auth.user.info", "me:secret"));
    }

    @Test
    void takeConfluentsNamesFromTheEnvironment() {
        SystemEnvironmentPropertySource environment = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                        "MILLRACE_REGISTRY_URL", "https://registry:8443",
                        "MILLRACE_REGISTRY_PROPERTIES_BASIC_AUTH_USER_INFO", "me:secret",
                        "MILLRACE_REGISTRY_PROPERTIES_SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION", "/tls/trusted.p12"));

        RegistryProperties registry = new Binder(ConfigurationPropertySources.from(environment))
                .bindOrCreate("millrace.registry", RegistryProperties.class);

        assertThat(registry.url()).isEqualTo(URI.create("https://registry:8443"));
        assertThat(registry.properties())
                .isEqualTo(Map.of(
                        "basic.auth.user.info", "me:secret",
                        "schema.registry.ssl.truststore.location", "/tls/trusted.p12"));
    }

    @Test
    void readEverySettingOfTheTopics() {
        TopicProperties topics = bind(
                Map.of(
                        "millrace.topics.partitions", "12",
                        "millrace.topics.replication-factor", "3",
                        "millrace.topics.min-insync-replicas", "2"),
                "millrace.topics",
                TopicProperties.class);

        assertThat(topics).isEqualTo(new TopicProperties(12, (short) 3, 2));
    }

    @Test
    void readEverySettingOfTheStreams() {
        StreamsProperties streams = bind(
                Map.of(
                        "millrace.streams.state-memory", "1GB",
                        "millrace.streams.close-timeout", "10s",
                        "millrace.streams.restarts", "1",
                        "millrace.streams.restart-window", "1m"),
                "millrace.streams",
                StreamsProperties.class);

        assertThat(streams)
                .isEqualTo(new StreamsProperties(
                        DataSize.ofGigabytes(1), Duration.ofSeconds(10), 1, Duration.ofMinutes(1)));
    }

    @Test
    void areDescribedOneByOne() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## all services")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                RegistryProperties.class,
                                TopicProperties.class,
                                AccessProperties.class,
                                StreamsProperties.class)
                        .flatMap(settings -> SettingRows.of(settings).stream())
                        .toList());
    }

    @Test
    void neverShowAKey() {
        AccessProperties access = bind(
                Map.of(
                        "millrace.access.read-keys[0]", "this-must-not-be-logged",
                        "millrace.access.admin-tokens[0]", "nor-this"),
                "millrace.access",
                AccessProperties.class);

        assertThat(access.all()).isEqualTo(List.of("this-must-not-be-logged", "nor-this"));
        assertThat(access).hasToString("AccessProperties[readKeys=1, adminTokens=1]");
    }

    private static <T> T bind(Map<String, String> settings, String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
