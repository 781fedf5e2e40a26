package io.millrace.system.container;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.exception.NotFoundException;
import io.millrace.system.suite.ServiceModule;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The images that a suite of containers needs, of the versions that the build names. */
final class SuiteImages {
    private SuiteImages() {}

    static DockerImageName kafka() {
        return DockerImageName.parse("apache/kafka:" + version("millrace.kafka.version"));
    }

    static DockerImageName registry() {
        return DockerImageName.parse("apicurio/apicurio-registry:" + version("millrace.apicurio.version"));
    }

    static DockerImageName connect() {
        return ours("connect");
    }

    static DockerImageName of(ServiceModule service) {
        return ours(service.service());
    }

    /** Why a suite of containers cannot be stood up here, if so. */
    static Optional<String> obstacle() {
        return obstacle(all());
    }

    /** Why some images cannot be run here, if so. */
    static Optional<String> obstacle(Stream<DockerImageName> images) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("No Docker engine answers");
        }
        return images.filter(image -> !exists(image))
                .findFirst()
                .map(image -> "There is no image %s: make images".formatted(image.asCanonicalNameString()));
    }

    private static Stream<DockerImageName> all() {
        return Stream.concat(
                Stream.of(kafka(), registry(), connect()),
                Stream.of(ServiceModule.values()).map(SuiteImages::of));
    }

    private static boolean exists(DockerImageName image) {
        try {
            DockerClientFactory.lazyClient()
                    .inspectImageCmd(image.asCanonicalNameString())
                    .exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static DockerImageName ours(String name) {
        return DockerImageName.parse("millrace/" + name + ":" + version("millrace.version"));
    }

    private static String version(String property) {
        return requireNonNull(
                System.getProperty(property), () -> "The system property %s is missing".formatted(property));
    }
}
