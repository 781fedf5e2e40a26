package io.millrace.windowing;

import io.millrace.windowing.definition.Mistakes;
import io.millrace.windowing.metric.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The settings that the service ships with. */
final class ShippedMetrics {

    private ShippedMetrics() {}

    static WindowingProperties settings() {
        return settings(Map.of());
    }

    /** With others in the place of some. */
    static WindowingProperties settings(Map<String, Object> others) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            for (PropertySource<?> document :
                    new YamlPropertySourceLoader().load("shipped", new ClassPathResource("windowing-service.yaml"))) {
                sources.addFirst(document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.addFirst(new MapPropertySource("others", others));
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("millrace.windowing", WindowingProperties.class);
    }

    static Metrics metrics() {
        return settings().toMetrics(Mistakes.below("millrace.windowing"));
    }

    /** Some of them, in the order of the settings. */
    static Metrics only(String... names) {
        return new Metrics(metrics().all().stream()
                .filter(metric -> List.of(names).contains(metric.name()))
                .toList());
    }
}
