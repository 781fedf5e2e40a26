package io.millrace.platform.registry;

import static io.millrace.platform.registry.CompatibilityLevel.BACKWARD;
import static io.millrace.platform.registry.CompatibilityLevel.BACKWARD_TRANSITIVE;
import static io.millrace.platform.registry.CompatibilityLevel.FORWARD;
import static io.millrace.platform.registry.CompatibilityLevel.FORWARD_TRANSITIVE;
import static io.millrace.platform.registry.CompatibilityLevel.FULL;
import static io.millrace.platform.registry.CompatibilityLevel.FULL_TRANSITIVE;
import static io.millrace.platform.registry.CompatibilityLevel.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompatibilityTest {
    private static final String ID = record("{\"name\":\"id\",\"type\":\"string\"}");
    private static final String ID_AND_NAME =
            record("{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"name\",\"type\":\"string\"}");
    private static final String ID_AND_OPTIONAL_NAME =
            record("{\"name\":\"id\",\"type\":\"string\"},{\"name\":\"name\",\"type\":\"string\",\"default\":\"\"}");

    @Test
    void acceptsAFieldWithADefaultInEveryDirection() {
        assertThat(levelsThatAccept(ID_AND_OPTIONAL_NAME, ID)).containsExactlyInAnyOrder(CompatibilityLevel.values());
    }

    @Test
    void acceptsAFieldWithoutADefaultForwardOnly() {
        assertThat(levelsThatAccept(ID_AND_NAME, ID)).containsExactlyInAnyOrder(NONE, FORWARD, FORWARD_TRANSITIVE);
    }

    @Test
    void acceptsALostFieldBackwardOnly() {
        assertThat(levelsThatAccept(ID, ID_AND_NAME)).containsExactlyInAnyOrder(NONE, BACKWARD, BACKWARD_TRANSITIVE);
    }

    @Test
    void looksAtAllEarlierVersionsWhenTransitive() {
        assertThat(levelsThatAccept(ID_AND_NAME, ID, ID_AND_OPTIONAL_NAME))
                .containsExactlyInAnyOrder(NONE, BACKWARD, FORWARD, FORWARD_TRANSITIVE, FULL);
    }

    @Test
    void acceptsAnythingAsTheFirstVersion() {
        assertThat(levelsThatAccept(ID)).containsExactlyInAnyOrder(CompatibilityLevel.values());
    }

    @Test
    void saysWhichVersionDoesNotFitAndWhy() {
        assertThat(Compatibility.objections(FULL_TRANSITIVE, AvroSchemas.parseNew(ID_AND_NAME), versions(ID)))
                .singleElement()
                .asString()
                .startsWith("The new schema cannot read version 1: READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1");
    }

    private static Set<CompatibilityLevel> levelsThatAccept(String next, String... earlier) {
        return Stream.of(CompatibilityLevel.values())
                .filter(level -> Compatibility.objections(level, AvroSchemas.parseNew(next), versions(earlier))
                        .isEmpty())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CompatibilityLevel.class)));
    }

    private static List<LogRecord.Version> versions(String... schemas) {
        List<LogRecord.Version> versions = new ArrayList<>();
        for (String schema : schemas) {
            versions.add(new LogRecord.Version("a", versions.size() + 1, versions.size() + 1, schema, false));
        }
        return versions;
    }

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    }
}
