package io.millrace.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.enrichment.EnrichmentProperties.Duplicates;
import io.millrace.enrichment.EnrichmentProperties.Identities;
import io.millrace.enrichment.EnrichmentProperties.Sessions;
import io.millrace.enrichment.EnrichmentProperties.Time;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EnrichmentPropertiesTest {

    @Test
    void hasDefaultsThatRunOutOfTheBox() {
        assertThat(bind(Map.of()))
                .isEqualTo(new EnrichmentProperties(
                        new Sessions(Duration.ofMinutes(30), Duration.ofHours(24), Duration.ofHours(24), 50),
                        new Identities(20),
                        new Time(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofMillis(500)),
                        new Duplicates(Duration.ofHours(24), Duration.ofDays(7))));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("millrace.enrichment.sessions.gap", "20m"),
                        Map.entry("millrace.enrichment.sessions.longest", "12h"),
                        Map.entry("millrace.enrichment.sessions.keep", "48h"),
                        Map.entry("millrace.enrichment.sessions.most", "5"),
                        Map.entry("millrace.enrichment.identities.most-links", "3"),
                        Map.entry("millrace.enrichment.time.out-of-orderness", "1s"),
                        Map.entry("millrace.enrichment.time.patience", "2m"),
                        Map.entry("millrace.enrichment.time.marker-step", "1s"),
                        Map.entry("millrace.enrichment.duplicates.keep-live", "30h"),
                        Map.entry("millrace.enrichment.duplicates.keep-imports", "1d"))))
                .isEqualTo(new EnrichmentProperties(
                        new Sessions(Duration.ofMinutes(20), Duration.ofHours(12), Duration.ofHours(48), 5),
                        new Identities(3),
                        new Time(Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(1)),
                        new Duplicates(Duration.ofHours(30), Duration.ofDays(1))));
    }

    @Test
    void isDescribedSettingBySetting() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## enrichment-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(SettingRows.of(EnrichmentProperties.class));
    }

    @Test
    void refusesAVisitThatIsShorterThanItsGap() {
        Sessions sessions = new Sessions(Duration.ofMinutes(30), Duration.ofMinutes(1), Duration.ofHours(24), 50);

        assertThatThrownBy(sessions::toRule).isInstanceOf(IllegalArgumentException.class);
    }

    private static EnrichmentProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.enrichment", EnrichmentProperties.class);
    }
}
