package io.millrace.streams.boot;

import io.millrace.streams.web.AccessInterceptor;
import io.millrace.streams.web.AccessKeys;
import io.millrace.streams.web.DevelopmentKeys;
import io.millrace.streams.web.ProblemAdvice;
import io.millrace.streams.web.TimesInJson;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JacksonModule;

/** What a service with an HTTP API has: keys, one form of times, and problems instead of error pages. */
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

    @Bean
    JacksonModule timesInJson() {
        return new TimesInJson();
    }
}
