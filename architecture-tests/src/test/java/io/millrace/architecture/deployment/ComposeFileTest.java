package io.millrace.architecture.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docker-compose.yml} says about every container. */
class ComposeFileTest {
    private static final String FILE = "docker-compose.yml";

    /** One service of the file. */
    record Container(String name, Map<String, Object> settings) {

        boolean isOurs() {
            return settings.containsKey("build");
        }

        /** Runs once and ends. */
        boolean isJob() {
            return "on-failure".equals(settings.get("restart"));
        }

        /** Empty where the file says nothing. */
        List<?> list(String setting) {
            return settings.get(setting) instanceof List<?> list ? list : List.of();
        }

        /** Empty where the file says nothing. */
        Map<?, ?> map(String setting) {
            return settings.get(setting) instanceof Map<?, ?> map ? map : Map.of();
        }

        String image() {
            return String.valueOf(settings.get("image"));
        }

        /** What the image is built with. */
        String argument(String name) {
            return map("build").get("args") instanceof Map<?, ?> arguments ? String.valueOf(arguments.get(name)) : "";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void listensOnTheLoopbackAddressAlone(Container container) {
        assertThat(container.list("ports"))
                .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesTheVersionOfItsImageFromOnePlace(Container container) {
        assertThat(container.image()).matches(".+:\\$\\{[A-Z_]+}");
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void isBoundedInMemoryAndStartsAgain(Container container) {
        assertThat(container.settings()).containsKey("mem_limit").containsEntry("restart", "unless-stopped");
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void saysWhetherItIsHealthy(Container container) {
        String image = container.image();
        boolean imageSaysIt = container.isOurs() || image.startsWith("trinodb/");

        assertThat(imageSaysIt || container.settings().containsKey("healthcheck"))
                .isTrue();
    }

    /** Ours wait for the registry and for Connect by themselves, and start meanwhile. */
    @ParameterizedTest
    @MethodSource("all")
    void waitsForOthersUntilTheyAreReady(Container container) {
        assertThat(container.map("depends_on")).allSatisfy((name, wait) -> {
            boolean waitsByItself =
                    container.isOurs() && List.of("registry", "connect").contains(name);
            assertThat(String.valueOf(wait))
                    .containsAnyOf(
                            waitsByItself ? "condition=service_started" : "condition=service_healthy",
                            "condition=service_completed_successfully");
        });
    }

    @ParameterizedTest
    @MethodSource("ours")
    void writesNothingButItsVolumesAndMayDoNothingButRun(Container container) {
        assertThat(container.settings())
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void listensWhereTheServiceItselfDoes(Container container) {
        String service = container.name().replaceFirst("-2$", "");
        String settings = container.argument("MODULE") + "/src/main/resources/" + service + ".yaml";

        assertThat(container.argument("PORT")).isEqualTo(Project.find(settings, "port: (\\d+)"));
        assertThat(container.list("ports").toString()).contains(":" + container.argument("PORT"));
    }

    static Stream<Container> all() {
        Map<?, ?> services =
                (Map<?, ?>) Objects.requireNonNull(Project.yaml(FILE).get("services"));
        return services.entrySet().stream().map(ComposeFileTest::container);
    }

    static Stream<Container> lasting() {
        return all().filter(container -> !container.isJob());
    }

    static Stream<Container> ours() {
        return all().filter(Container::isOurs);
    }

    static Stream<Container> services() {
        return ours().filter(container -> !container.name().equals("connect"));
    }

    @SuppressWarnings("unchecked")
    private static Container container(Map.Entry<?, ?> service) {
        return new Container(service.getKey().toString(), (Map<String, Object>) service.getValue());
    }
}
