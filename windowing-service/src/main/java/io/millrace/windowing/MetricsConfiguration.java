package io.millrace.windowing;

import io.millrace.windowing.definition.BindingMistakes;
import io.millrace.windowing.definition.InvalidMetricsException;
import io.millrace.windowing.definition.Mistakes;
import io.millrace.windowing.definition.Mistakes.Mistake;
import io.millrace.windowing.definition.SettingOrigins;
import io.millrace.windowing.metric.Metrics;
import java.util.List;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes metrics of settings, or says all that is wrong with them. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    /** Static, as settings are bound before this class is made. */
    @Bean
    static BindingMistakes bindingMistakes() {
        return new BindingMistakes();
    }

    @Bean
    Metrics metrics(WindowingProperties settings, BindingMistakes binding, Environment environment) {
        Mistakes mistakes = Mistakes.below("millrace.windowing");
        Metrics metrics = settings.toMetrics(mistakes);
        List<Mistake> all = mistakes.after(binding.found());
        if (!all.isEmpty()) {
            throw new InvalidMetricsException(all, new SettingOrigins(ConfigurationPropertySources.get(environment)));
        }
        return metrics;
    }
}
