package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.gateway.access.AddressRule;
import io.millrace.gateway.access.SentTopic;
import io.millrace.gateway.privacy.OptOut;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class GatewayPropertiesTest {

    @Test
    void hasDefaultsThatRunOutOfTheBoxAndLetNobodyIn() {
        assertThat(bind(Map.of()))
                .isEqualTo(new GatewayProperties(
                        null,
                        Path.of("data/ingest-gateway"),
                        List.of(),
                        null,
                        AddressRule.Taking.DROP,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(5),
                        "USD",
                        new GatewayProperties.Limits(
                                DataSize.ofMegabytes(1),
                                DataSize.ofKilobytes(500),
                                DataSize.ofMegabytes(4),
                                100,
                                DataSize.ofKilobytes(32),
                                DataSize.ofKilobytes(512),
                                DataSize.ofKilobytes(32),
                                2500,
                                32,
                                1000,
                                256,
                                200,
                                0,
                                10_000),
                        new GatewayProperties.Http(
                                DataSize.ofKilobytes(16),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(75)),
                        new GatewayProperties.Snowplow("/com.snowplowanalytics.snowplow/tp2", "/i"),
                        new PrivacyProperties(
                                List.of(),
                                null,
                                OptOut.ANONYMISE,
                                null,
                                new PrivacyProperties.Cookie(
                                        false,
                                        "millrace_visitor",
                                        null,
                                        Duration.ofDays(390),
                                        PrivacyProperties.SameSite.LAX,
                                        true)),
                        new GatewayProperties.Journal(
                                DataSize.ofMegabytes(16),
                                DataSize.ofGigabytes(10),
                                Duration.ofHours(23),
                                2,
                                DataSize.ofMegabytes(20)),
                        new GatewayProperties.Catalogue(DataSize.ofMegabytes(64))));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(settings()))
                .isEqualTo(new GatewayProperties(
                        "g1",
                        Path.of("/somewhere"),
                        List.of(new GatewayProperties.WriteKey(
                                "secret",
                                "shop",
                                true,
                                Set.of("https://shop.example"),
                                Set.of(SentTopic.EVENTS),
                                7,
                                70)),
                        Path.of("/keys"),
                        AddressRule.Taking.HASH,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(6),
                        "EUR",
                        new GatewayProperties.Limits(
                                DataSize.ofMegabytes(2),
                                DataSize.ofKilobytes(400),
                                DataSize.ofMegabytes(8),
                                50,
                                DataSize.ofKilobytes(16),
                                DataSize.ofKilobytes(256),
                                DataSize.ofKilobytes(8),
                                100,
                                5,
                                300,
                                64,
                                50,
                                8,
                                80),
                        new GatewayProperties.Http(
                                DataSize.ofKilobytes(8),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3)),
                        new GatewayProperties.Snowplow("/c/post", "/c/get"),
                        new PrivacyProperties(
                                List.of("10.0.0.0/8"),
                                "salt",
                                OptOut.REFUSE,
                                "Analytics",
                                new PrivacyProperties.Cookie(
                                        false,
                                        "v",
                                        "shop.example",
                                        Duration.ofDays(30),
                                        PrivacyProperties.SameSite.STRICT,
                                        false)),
                        new GatewayProperties.Journal(
                                DataSize.ofMegabytes(32),
                                DataSize.ofGigabytes(1),
                                Duration.ofHours(2),
                                1,
                                DataSize.ofMegabytes(5)),
                        new GatewayProperties.Catalogue(DataSize.ofMegabytes(8))));
    }

    @ParameterizedTest
    @CsvSource({
        "heartbeat-interval, 0s",
        "ack-deadline, 0s",
        "ack-timeout, -1s",
        "stop-timeout, 0s",
        "skew-tolerance, 0s",
        "http.headers, 1B",
        "http.header-timeout, 0s",
        "http.body-timeout, 0s",
        "http.idle-timeout, 0s",
        "limits.event, 600KB",
        "limits.event-with-products, 5MB",
        "limits.body, 65MB",
        "limits.segment-body, 65MB",
        "limits.unpacked-body, 65MB",
        "limits.rejected, 0B",
        "journal.segment-size, 1KB",
        "journal.max-size, 20MB",
        "journal.max-age, 24h",
        "journal.drain-rate, 0B",
        "catalogue.memory, 0B",
        "privacy.cookie.max-age, 395d"
    })
    void refusesASettingThatCannotWork(String setting, String value) {
        assertThatThrownBy(() -> bind(Map.of("millrace.gateway." + setting, value)))
                .rootCause()
                .hasMessageContaining("millrace.gateway." + setting);
    }

    @Test
    void refusesACookieThatNobodyAskedAboutOrThatBrowsersRefuse() {
        assertThatThrownBy(() -> bind(Map.of(
                        "millrace.gateway.privacy.cookie.enabled", "true",
                        "millrace.gateway.privacy.consent-category", "Analytics")))
                .rootCause()
                .hasMessageContaining("exclude each other");
        assertThatThrownBy(() -> bind(Map.of(
                        "millrace.gateway.privacy.cookie.same-site", "none",
                        "millrace.gateway.privacy.cookie.secure", "false")))
                .rootCause()
                .hasMessageContaining("secure=true");
    }

    @Test
    void isDescribedSettingBySetting() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## ingest-gateway")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(SettingRows.of(GatewayProperties.class));
    }

    @Test
    void neverShowsAKey() {
        assertThat(bind(settings()).toString())
                .contains("shop")
                .doesNotContain("secret")
                .doesNotContain("salt");
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("id", "g1");
        settings.put("data-folder", "/somewhere");
        settings.put("write-keys[0].key", "secret");
        settings.put("write-keys[0].name", "shop");
        settings.put("write-keys[0].may-import", "true");
        settings.put("write-keys[0].origins", "https://shop.example");
        settings.put("write-keys[0].topics", "events");
        settings.put("write-keys[0].events-per-second", "7");
        settings.put("write-keys[0].burst", "70");
        settings.put("write-key-file", "/keys");
        settings.put("limits.events-per-second-per-address", "8");
        settings.put("limits.burst-per-address", "80");
        settings.put("privacy.trusted-proxies", "10.0.0.0/8");
        settings.put("privacy.address-secret", "salt");
        settings.put("privacy.opt-out", "refuse");
        settings.put("privacy.consent-category", "Analytics");
        settings.put("privacy.cookie.enabled", "false");
        settings.put("privacy.cookie.name", "v");
        settings.put("privacy.cookie.domain", "shop.example");
        settings.put("privacy.cookie.max-age", "30d");
        settings.put("privacy.cookie.same-site", "strict");
        settings.put("privacy.cookie.secure", "false");
        settings.put("client-ip", "hash");
        settings.put("heartbeat-interval", "2s");
        settings.put("ack-deadline", "250ms");
        settings.put("ack-timeout", "3s");
        settings.put("stop-timeout", "4s");
        settings.put("skew-tolerance", "6m");
        settings.put("default-currency", "EUR");
        settings.put("http.headers", "8KB");
        settings.put("http.header-timeout", "1s");
        settings.put("http.body-timeout", "2s");
        settings.put("http.idle-timeout", "3s");
        settings.put("snowplow.post-path", "/c/post");
        settings.put("snowplow.get-path", "/c/get");
        settings.put("limits.body", "2MB");
        settings.put("limits.segment-body", "400KB");
        settings.put("limits.unpacked-body", "8MB");
        settings.put("limits.unpacked-ratio", "50");
        settings.put("limits.event", "16KB");
        settings.put("limits.event-with-products", "256KB");
        settings.put("limits.rejected", "8KB");
        settings.put("limits.events-per-request", "100");
        settings.put("limits.depth", "5");
        settings.put("limits.keys", "300");
        settings.put("limits.id-length", "64");
        settings.put("limits.name-length", "50");
        settings.put("catalogue.memory", "8MB");
        settings.put("journal.segment-size", "32MB");
        settings.put("journal.max-size", "1GB");
        settings.put("journal.max-age", "2h");
        settings.put("journal.copies", "1");
        settings.put("journal.drain-rate", "5MB");
        Map<String, String> prefixed = new HashMap<>();
        settings.forEach((setting, value) -> prefixed.put("millrace.gateway." + setting, value));
        return prefixed;
    }

    private static GatewayProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.gateway", GatewayProperties.class);
    }
}
