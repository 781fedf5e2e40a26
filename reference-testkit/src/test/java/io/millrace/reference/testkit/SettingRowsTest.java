package io.millrace.reference.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

class SettingRowsTest {

    @Test
    void readsNamesAndDefaultsOfEverySetting() {
        assertThat(SettingRows.of(Orchard.class))
                .containsExactly(
                        "orchard.owner | –",
                        "orchard.ripe-after | 90d",
                        "orchard.motto | –",
                        "orchard.fences | north,south",
                        "orchard.labels.* | –",
                        "orchard.trees[].kind | pear",
                        "orchard.press.litres-a-day | 20");
    }

    @ConfigurationProperties("orchard")
    record Orchard(
            @Nullable String owner,
            @DefaultValue("90d") Duration ripeAfter,
            @DefaultValue("") String motto,
            @DefaultValue({"north", "south"}) List<String> fences,
            @DefaultValue Map<String, String> labels,
            @DefaultValue List<Tree> trees,
            @DefaultValue Press press) {}

    record Tree(@DefaultValue("pear") String kind) {}

    record Press(@DefaultValue("20") int litresADay) {}
}
