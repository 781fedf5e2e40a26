package io.millrace.streams.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a service: as a process of its own, or as one of several in a JVM. */
public final class SuiteService {
    private static final Logger LOG = LoggerFactory.getLogger(SuiteService.class);

    private SuiteService() {}

    /** Runs a service for as long as the process lives, and ends the process when the service cannot start. */
    public static void main(Class<?> application, String name, String[] args) {
        ConfigurableApplicationContext context = builder(application, name).run(args);
        context.getBean(ServiceStart.class).completion().whenComplete((ready, failure) -> {
            // A start that was cut short by a stop fails too; to exit from within a stop would wait for itself.
            if (failure != null && !context.isClosed()) {
                LOG.error("{} ends: {}", name, failure.getMessage());
                System.exit(SpringApplication.exit(context, () -> 1));
            }
        });
    }

    /**
     * A service whose settings file is called after it, so that several fit on one class path.
     *
     * @param name of the service and of its settings file
     */
    public static SpringApplicationBuilder builder(Class<?> application, String name) {
        return new SpringApplicationBuilder(application)
                // Else it would be looked for on the stack, and every service of a JVM log as the same one.
                .main(application)
                .properties("spring.config.name=" + name)
                .bannerMode(Banner.Mode.OFF);
    }
}
