package io.millrace.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
    private final String text =
            new ClassPathResource("openapi.json", OpenApiController.class).getContentAsString(StandardCharsets.UTF_8);

    OpenApiTest() throws IOException {}

    @Test
    void describesExactlyWhatTheControllersServe() {
        JsonNode description = JsonMapper.shared().readTree(text);
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .forEachEntry((path, operations) -> operations
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(described).isEqualTo(served());
        assertThat(description.path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void namesEveryProblem() {
        assertThat(Arrays.stream(GatewayProblem.values()).map(GatewayProblem::type))
                .allSatisfy(problem -> assertThat(text).contains("(" + problem + ")"));
    }

    private static Set<String> served() {
        ClassPathScanningCandidateComponentProvider controllers =
                new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> served = new TreeSet<>();
        for (BeanDefinition controller : controllers.findCandidateComponents("io.millrace.gateway")) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(controller.getBeanClassName()), null);
            for (Method method : type.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    served.add(mapping.method()[0] + " " + mapping.path()[0]);
                }
            }
        }
        return served;
    }
}
