package io.millrace.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FraudPropertiesTest {

    @Test
    void hasDefaultsThatRunOutOfTheBox() {
        assertThat(bind(Map.of()))
                .isEqualTo(new FraudProperties(Duration.ofHours(24), 1200, 10_000, 1000, Duration.ofMillis(500)));
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.of(
                        "millrace.fraud.keep", "2h",
                        "millrace.fraud.most-seconds", "60",
                        "millrace.fraud.most-alerts", "50",
                        "millrace.fraud.alerts-per-answer", "20",
                        "millrace.fraud.marker-step", "1s")))
                .isEqualTo(new FraudProperties(Duration.ofHours(2), 60, 50, 20, Duration.ofSeconds(1)));
    }

    @Test
    void isDescribedSettingBySetting() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## fraud-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(SettingRows.of(FraudProperties.class));
    }

    private static FraudProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.fraud", FraudProperties.class);
    }
}
