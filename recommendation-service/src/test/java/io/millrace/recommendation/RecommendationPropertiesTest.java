package io.millrace.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.recommendation.RecommendationProperties.Index;
import io.millrace.recommendation.RecommendationProperties.Weights;
import io.millrace.reference.testkit.ReferencePage;
import io.millrace.reference.testkit.SettingRows;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RecommendationPropertiesTest {

    @Test
    void hasDefaultsThatRunOutOfTheBox() {
        RecommendationProperties defaults = bind(Map.of());

        assertThat(defaults)
                .isEqualTo(new RecommendationProperties(
                        Path.of("data/recommendation-service"),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(30),
                        100,
                        Duration.ofSeconds(1),
                        new Index(262_144, 16, 1000, 500, 10, 100_000),
                        new Weights(3.62, Duration.ofDays(100), 0.4525, 3.62, 1)));
        assertThat(defaults.index().toLimits().sessions()).isEqualTo(262_144);
        assertThat(defaults.weights().toRule().rarity()).isEqualTo(1);
    }

    @Test
    void readsEverySetting() {
        assertThat(bind(Map.ofEntries(
                        Map.entry("millrace.recommendation.data-folder", "elsewhere"),
                        Map.entry("millrace.recommendation.snapshot-interval", "5m"),
                        Map.entry("millrace.recommendation.stop-timeout", "2s"),
                        Map.entry("millrace.recommendation.visit-gap", "20m"),
                        Map.entry("millrace.recommendation.most-items", "7"),
                        Map.entry("millrace.recommendation.popular-refresh", "3s"),
                        Map.entry("millrace.recommendation.index.sessions", "8"),
                        Map.entry("millrace.recommendation.index.items-per-session", "4"),
                        Map.entry("millrace.recommendation.index.candidates", "6"),
                        Map.entry("millrace.recommendation.index.neighbours", "5"),
                        Map.entry("millrace.recommendation.index.items-per-question", "3"),
                        Map.entry("millrace.recommendation.index.visitors", "9"),
                        Map.entry("millrace.recommendation.weights.position-decay", "1.5"),
                        Map.entry("millrace.recommendation.weights.session-decay", "5d"),
                        Map.entry("millrace.recommendation.weights.nearness-decay", "2.5"),
                        Map.entry("millrace.recommendation.weights.shared-decay", "3.5"),
                        Map.entry("millrace.recommendation.weights.rarity", "0"))))
                .isEqualTo(new RecommendationProperties(
                        Path.of("elsewhere"),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(20),
                        7,
                        Duration.ofSeconds(3),
                        new Index(8, 4, 6, 5, 3, 9),
                        new Weights(1.5, Duration.ofDays(5), 2.5, 3.5, 0)));
    }

    @Test
    void isDescribedSettingBySetting() {
        assertThat(ReferencePage.of("configuration.md")
                        .section("## recommendation-service")
                        .rows(2))
                .containsExactlyInAnyOrderElementsOf(SettingRows.of(RecommendationProperties.class));
    }

    @Test
    void refusesALimitThatCannotWork() {
        Index index = new Index(1000, 16, 1000, 500, 10, 100_000);

        assertThatThrownBy(index::toLimits).hasMessageContaining("power of two");
    }

    private static RecommendationProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("millrace.recommendation", RecommendationProperties.class);
    }
}
