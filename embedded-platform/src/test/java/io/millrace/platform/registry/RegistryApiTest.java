package io.millrace.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RegistryApiTest {
    private static final Path PAGE = Path.of("../docs/reference/embedded-registry.md");

    @Test
    void servesWhatItsPageSays() throws IOException {
        Subjects subjects = new Subjects();
        RegistryApi api = new RegistryApi(new Registry(subjects, subjects::apply));

        Set<String> served = api.routes().stream()
                .map(route -> route.method() + " /" + String.join("/", route.segments()))
                .collect(Collectors.toSet());

        assertThat(served).isEqualTo(promised());
    }

    /** Rows such as {@code | `GET`, `PUT /config` | …}: methods, the last of them with the path that all of them have. */
    private static Set<String> promised() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| `(GET|PUT|POST|DELETE)\\b.*"))
                .map(line -> line.substring(line.indexOf('|') + 1, line.indexOf('|', 1)))
                .flatMap(RegistryApiTest::routes)
                .collect(Collectors.toSet());
    }

    private static Stream<String> routes(String cell) {
        String path = cell.substring(cell.indexOf('/'), cell.lastIndexOf('`'));
        return Stream.of("GET", "PUT", "POST", "DELETE").filter(cell::contains).map(method -> method + " " + path);
    }
}
