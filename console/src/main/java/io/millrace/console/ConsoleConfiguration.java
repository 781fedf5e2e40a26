package io.millrace.console;

import io.millrace.console.pipeline.PipelineWatch;
import io.millrace.console.pipeline.ServiceProbe;
import io.millrace.console.pipeline.TopicProbe;
import io.millrace.streams.boot.ServiceStart;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/** Turns settings into objects. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    PipelineWatch pipelineWatch(ConsoleProperties settings, KafkaAdmin admin, JsonMapper json, Clock clock) {
        return new PipelineWatch(
                new ServiceProbe(settings.services(), settings.patience(), json),
                new TopicProbe(admin.getConfigurationProperties(), settings.patience()),
                settings.sampleInterval(),
                clock);
    }

    /** Waits for nothing: the console is there above all when other things are not. */
    @Bean
    ServiceStart serviceStart() {
        return new ServiceStart(ConsoleApplication.NAME, List.of());
    }
}
