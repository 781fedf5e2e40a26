package io.millrace.event;

import static java.util.Comparator.comparingInt;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.customer.CustomerHistory;
import io.millrace.event.enrichment.StageTally;
import io.millrace.event.enrichment.Visit;
import io.millrace.event.enrichment.VisitorState;
import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.JudgementTally;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.fraud.SignalTally;
import io.millrace.event.time.Watermark;
import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.event.windows.Partial;
import io.millrace.event.windows.PartialBatch;
import io.millrace.event.windows.SessionState;
import io.millrace.event.windows.SessionStep;
import io.millrace.event.windows.SessionStepBatch;
import io.millrace.event.windows.TaskTally;
import io.millrace.event.windows.WindowState;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every schema that was ever released lies frozen in {@code history/<record>/v<n>.avsc}, and today's must read it.
 *
 * <p>To release a change: keep the old files, and write today's schema, which the failing test prints, beside them under
 * the next number.
 */
class SchemaHistoryTest {
    private static final Path HISTORY = Path.of("src/test/resources/history");

    static Stream<Schema> schemas() {
        Stream<Schema> ofTopics = TopicCatalogue.all().stream()
                .map(TopicSpec::value)
                .filter(Objects::nonNull)
                .map(type -> SpecificData.get().getSchema(type));
        Stream<Schema> ofHeadersAndStores = Stream.of(
                Watermark.getClassSchema(),
                CustomerHistory.getClassSchema(),
                StageTally.getClassSchema(),
                EntityCounters.getClassSchema(),
                JudgementTally.getClassSchema(),
                RiskSignal.getClassSchema(),
                SignalTally.getClassSchema(),
                Visit.getClassSchema(),
                VisitorState.getClassSchema(),
                Partial.getClassSchema(),
                PartialBatch.getClassSchema(),
                WindowState.getClassSchema(),
                TaskTally.getClassSchema(),
                SessionStep.getClassSchema(),
                SessionStepBatch.getClassSchema(),
                SessionState.getClassSchema());
        return Stream.concat(ofTopics, ofHeadersAndStores);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void readsEveryReleasedVersion(Schema today) throws IOException {
        for (Path version : versions(today)) {
            Schema released = parse(version);

            SchemaCompatibility.SchemaPairCompatibility reading =
                    SchemaCompatibility.checkReaderWriterCompatibility(today, released);

            assertThat(reading.getType())
                    .as(
                            "%s with today's schema: %s",
                            version, reading.getResult().getIncompatibilities())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void isFrozenAsItsNewestVersion(Schema today) throws IOException {
        List<Path> versions = versions(today);

        assertThat(versions)
                .as("Freeze %s:%n%s", today.getName(), today.toString(true))
                .isNotEmpty();
        assertThat(parse(versions.get(versions.size() - 1)))
                .as("Freeze the next version of %s:%n%s", today.getName(), today.toString(true))
                .isEqualTo(today);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void explainsEveryField(Schema today) {
        assertThat(fieldsWithoutDoc(today, new HashSet<>())).isEmpty();
    }

    private static List<Path> versions(Schema schema) throws IOException {
        List<Path> versions = new ArrayList<>();
        Path folder = HISTORY.resolve(schema.getName());
        if (!Files.isDirectory(folder)) {
            return versions;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "v*.avsc")) {
            files.forEach(versions::add);
        }
        versions.sort(comparingInt(SchemaHistoryTest::numberOf));
        return versions;
    }

    private static int numberOf(Path version) {
        return Integer.parseInt(version.getFileName().toString().replaceAll("\\D", ""));
    }

    private static Schema parse(Path version) throws IOException {
        return new SchemaParser().parse(version).mainSchema();
    }

    private static List<String> fieldsWithoutDoc(Schema schema, Set<String> seen) {
        List<String> missing = new ArrayList<>();
        switch (schema.getType()) {
            case UNION -> schema.getTypes().forEach(type -> missing.addAll(fieldsWithoutDoc(type, seen)));
            case ARRAY -> missing.addAll(fieldsWithoutDoc(schema.getElementType(), seen));
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    for (Schema.Field field : schema.getFields()) {
                        if (field.doc() == null || field.doc().isBlank()) {
                            missing.add(schema.getName() + "." + field.name());
                        }
                        missing.addAll(fieldsWithoutDoc(field.schema(), seen));
                    }
                }
            }
            default -> {}
        }
        return missing;
    }
}
