package io.millrace.streams.boot;

import io.millrace.streams.web.AccessInterceptor;
import io.millrace.streams.web.AccessKeys;
import io.millrace.streams.web.DevelopmentKeys;
import io.millrace.streams.web.OpenApiController;
import io.millrace.streams.web.ProblemAdvice;
import io.millrace.streams.web.StoreAdvice;
import io.millrace.streams.web.TimesInJson;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnResource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

/** What a service with an HTTP API has: keys, one form of times, problems instead of error pages, and its description. */
@AutoConfiguration(after = SuiteAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class WebAutoConfiguration {

    @Bean
    AccessKeys accessKeys(AccessProperties settings, Environment environment) {
        DevelopmentKeys.refuseInProduction(environment, settings.all());
        return new AccessKeys(settings.readKeys(), settings.adminTokens());
    }

    @Bean
    WebMvcConfigurer accessConfigurer(AccessKeys keys) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new AccessInterceptor(keys));
            }
        };
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    /** A service without a topology does not carry the library of those that have one. */
    @Bean
    @ConditionalOnClass(KafkaStreams.class)
    StoreAdvice storeAdvice() {
        return new StoreAdvice();
    }

    /** A service brings its description along under its own name, as several may share a class path. */
    @Bean
    @ConditionalOnResource(resources = "classpath:${spring.application.name}.openapi.json")
    OpenApiController openApiController(
            @Value("classpath:${spring.application.name}.openapi.json") Resource description) {
        return new OpenApiController(description);
    }

    @Bean
    JacksonModule timesInJson() {
        return new TimesInJson();
    }
}
