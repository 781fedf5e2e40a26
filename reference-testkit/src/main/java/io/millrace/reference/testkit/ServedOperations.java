package io.millrace.reference.testkit;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What controllers answer to. */
public final class ServedOperations {
    /** Where the controllers are that every service has. */
    private static final String SHARED = "io.millrace.streams.web";

    private ServedOperations() {}

    /**
     * The operations of a service, as in {@code GET /v1/ledger}, with those that every service has.
     *
     * @param root the service's own package
     */
    public static Set<String> of(String root) {
        ClassPathScanningCandidateComponentProvider controllers =
                new ClassPathScanningCandidateComponentProvider(false);
        controllers.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> operations = new TreeSet<>();
        for (String place : Set.of(root, SHARED)) {
            for (BeanDefinition controller : controllers.findCandidateComponents(place)) {
                addOperations(
                        ClassUtils.resolveClassName(String.valueOf(controller.getBeanClassName()), null), operations);
            }
        }
        return operations;
    }

    private static void addOperations(Class<?> controller, Set<String> operations) {
        for (Method method : controller.getDeclaredMethods()) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
            if (mapping != null) {
                operations.add(mapping.method()[0] + " " + mapping.path()[0]);
            }
        }
    }
}
