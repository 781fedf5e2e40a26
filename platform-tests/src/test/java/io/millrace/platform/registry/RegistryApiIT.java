package io.millrace.platform.registry;

import static io.millrace.platform.registry.RunningRegistry.assertError;
import static io.millrace.platform.registry.RunningRegistry.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import io.millrace.platform.registry.Http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the registry answers to what Confluent's clients and tools ask. */
class RegistryApiIT {
    private static final String TEXT = "\"string\"";
    private static final String NUMBER = "\"long\"";
    private static final int RACERS = 16;

    @RegisterExtension
    static final RunningRegistry REGISTRY = new RunningRegistry();

    private final Http http = REGISTRY.http();

    @Test
    void givesOneSchemaOneIdUnderAllItsSubjects() {
        int id = http.register("one-a", record("One"));

        assertThat(http.register("one-b", record("One"))).isEqualTo(id);
        assertThat(http.register("one-b", "{ \"fields\": [], \"name\": \"One\", \"type\": \"record\" }"))
                .isEqualTo(id);

        assertThat(http.get("/subjects/one-b/versions").json()).isEqualTo(List.of(1));
        assertThat(http.get("/schemas/ids/" + id).json()).isEqualTo(Map.of("schema", record("One")));
        assertThat(http.get("/schemas/ids/" + id + "/schema").body()).isEqualTo(record("One"));
        assertThat(http.get("/schemas/ids/" + id + "/subjects").json()).isEqualTo(List.of("one-a", "one-b"));
        assertThat(http.get("/schemas/ids/" + id + "/versions").json())
                .isEqualTo(List.of(Map.of("subject", "one-a", "version", 1), Map.of("subject", "one-b", "version", 1)));
    }

    @Test
    void givesOneIdToRegistrationsThatRace() {
        Set<Integer> ids = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> http.register("race-" + i % 4, record("Race")))
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(1);
        assertThat(http.get("/schemas/ids/" + ids.iterator().next() + "/versions")
                        .json())
                .isEqualTo(List.of(
                        Map.of("subject", "race-0", "version", 1),
                        Map.of("subject", "race-1", "version", 1),
                        Map.of("subject", "race-2", "version", 1),
                        Map.of("subject", "race-3", "version", 1)));
    }

    @Test
    void givesEachSchemaAnIdAndAVersionOfItsOwnWhenTheyRace() throws Exception {
        http.put("/config/race", "{\"compatibility\":\"NONE\"}");
        ExecutorService clients = Executors.newFixedThreadPool(RACERS);

        List<Future<Integer>> ids = clients.invokeAll(IntStream.range(0, RACERS)
                .mapToObj(i -> (Callable<Integer>) () -> http.register("race", record("Racer" + i)))
                .toList());
        clients.shutdown();

        assertThat(ids).extracting(Future::get).doesNotHaveDuplicates();
        assertThat(http.get("/subjects/race/versions").json())
                .isEqualTo(IntStream.rangeClosed(1, RACERS).boxed().toList());
    }

    @Test
    void tellsVersionsByNumberAndAsTheLatest() {
        int first = http.register("versions", record("V"));
        int second = http.register("versions", record("V", "{\"name\":\"a\",\"type\":\"int\",\"default\":0}"));

        assertThat(http.get("/subjects/versions/versions").json()).isEqualTo(List.of(1, 2));
        assertThat(http.get("/subjects/versions/versions/1").json())
                .isEqualTo(Map.of("subject", "versions", "version", 1, "id", first, "schema", record("V")));
        assertThat(http.get("/subjects/versions/versions/latest").json())
                .asInstanceOf(MAP)
                .containsEntry("id", second)
                .containsEntry("version", 2);
        assertThat(http.get("/subjects/versions/versions/-1")).isEqualTo(http.get("/subjects/versions/versions/2"));
        assertThat(http.get("/subjects/versions/versions/1/schema").body()).isEqualTo(record("V"));
    }

    @Test
    void looksUpWhatIsRegistered() {
        int id = http.register("lookup", TEXT);

        assertThat(http.postSchema("/subjects/lookup", TEXT).json())
                .isEqualTo(Map.of("subject", "lookup", "version", 1, "id", id, "schema", TEXT));
        assertError(http.postSchema("/subjects/lookup", NUMBER), 404, 40403);
        assertError(http.postSchema("/subjects/nothing", TEXT), 404, 40401);
    }

    @Test
    void refusesASchemaThatCannotReadEarlierOnes() {
        http.register("refused", record("R"));

        Answer answer = http.postSchema("/subjects/refused/versions", record("R", "{\"name\":\"a\",\"type\":\"int\"}"));

        assertError(answer, 409, 409);
        assertThat(answer.body()).contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(http.get("/subjects/refused/versions").json()).isEqualTo(List.of(1));
    }

    @Test
    void holdsASubjectToALevelOfItsOwn() {
        http.register("level", TEXT);
        assertError(http.get("/config/level"), 404, 40408);
        assertThat(http.get("/config/level?defaultToGlobal=true").json())
                .isEqualTo(Map.of("compatibilityLevel", "BACKWARD_TRANSITIVE"));

        assertThat(http.put("/config/level", "{\"compatibility\":\"none\"}").json())
                .isEqualTo(Map.of("compatibility", "NONE"));

        assertThat(http.get("/config/level").json()).isEqualTo(Map.of("compatibilityLevel", "NONE"));
        assertThat(http.postSchema("/subjects/level/versions", NUMBER).status()).isEqualTo(200);
        assertThat(http.delete("/config/level").json()).isEqualTo(Map.of("compatibilityLevel", "NONE"));
        assertError(http.get("/config/level"), 404, 40408);
        assertError(http.delete("/config/level"), 404, 40401);
    }

    @Test
    void holdsAllSubjectsToTheDefaultLevel() {
        assertThat(http.get("/config").json()).isEqualTo(Map.of("compatibilityLevel", "BACKWARD_TRANSITIVE"));

        http.put("/config", "{\"compatibility\":\"FULL\"}");

        assertThat(http.get("/config").json()).isEqualTo(Map.of("compatibilityLevel", "FULL"));
        assertThat(http.delete("/config").json()).isEqualTo(Map.of("compatibilityLevel", "FULL"));
        assertThat(http.get("/config").json()).isEqualTo(Map.of("compatibilityLevel", "BACKWARD_TRANSITIVE"));
    }

    @Test
    void checksCompatibilityWithoutRegistering() {
        http.register("check", record("C"));
        String bad = record("C", "{\"name\":\"a\",\"type\":\"int\"}");

        assertThat(http.postSchema("/compatibility/subjects/check/versions/latest", record("C"))
                        .json())
                .isEqualTo(Map.of("is_compatible", true));
        assertThat(http.postSchema("/compatibility/subjects/check/versions/1", bad)
                        .json())
                .isEqualTo(Map.of("is_compatible", false));
        assertThat(http.postSchema("/compatibility/subjects/check/versions?verbose=true", bad)
                        .json())
                .asInstanceOf(MAP)
                .containsEntry("is_compatible", false)
                .extractingByKey("messages")
                .asString()
                .contains("The new schema cannot read version 1");
        assertThat(http.postSchema("/compatibility/subjects/no-such/versions", bad)
                        .json())
                .isEqualTo(Map.of("is_compatible", true));
        assertError(http.postSchema("/compatibility/subjects/no-such/versions/1", bad), 404, 40401);
        assertThat(http.get("/subjects/check/versions").json()).isEqualTo(List.of(1));
    }

    @Test
    void deletesASubjectSoftlyThenForGood() {
        int id = http.register("gone", record("Gone"));
        assertError(http.delete("/subjects/gone?permanent=true"), 404, 40405);

        assertThat(http.delete("/subjects/gone").json()).isEqualTo(List.of(1));

        assertError(http.get("/subjects/gone/versions"), 404, 40401);
        assertThat(http.get("/subjects/gone/versions?deleted=true").json()).isEqualTo(List.of(1));
        assertThat(http.get("/subjects?subjectPrefix=gone").json()).isEqualTo(List.of());
        assertThat(http.get("/schemas/ids/" + id).status()).isEqualTo(200);
        assertError(http.delete("/subjects/gone"), 404, 40404);
        assertThat(http.delete("/subjects/gone?permanent=true").json()).isEqualTo(List.of(1));
        assertError(http.get("/schemas/ids/" + id), 404, 40403);
        assertError(http.delete("/subjects/gone"), 404, 40401);
    }

    @Test
    void givesASchemaThatComesBackItsOldIdAndANewVersion() {
        int id = http.register("back", record("Back"));
        http.delete("/subjects/back");

        assertThat(http.register("back", record("Back"))).isEqualTo(id);
        assertThat(http.get("/subjects/back/versions").json()).isEqualTo(List.of(2));
    }

    @Test
    void deletesOneVersionSoftlyThenForGood() {
        http.register("version-gone", record("VersionGone"));
        http.register("version-gone", record("VersionGone", "{\"name\":\"a\",\"type\":\"int\",\"default\":0}"));
        assertError(http.delete("/subjects/version-gone/versions/1?permanent=true"), 404, 40407);

        assertThat(http.delete("/subjects/version-gone/versions/1").json()).isEqualTo(1);

        assertThat(http.get("/subjects/version-gone/versions").json()).isEqualTo(List.of(2));
        assertError(http.get("/subjects/version-gone/versions/1"), 404, 40402);
        assertError(http.delete("/subjects/version-gone/versions/1"), 404, 40406);
        assertThat(http.delete("/subjects/version-gone/versions/1?permanent=true")
                        .json())
                .isEqualTo(1);
    }

    @Test
    void decodesSubjects() {
        http.register("odd%2Fname%20%C3%A9%25+1", TEXT);

        assertThat(http.get("/subjects?subjectPrefix=odd").json()).isEqualTo(List.of("odd/name é%+1"));
        assertThat(http.get("/subjects/odd%2Fname%20%C3%A9%25+1/versions").json())
                .isEqualTo(List.of(1));
    }

    @Test
    void answersTheQuestionsThatToolsAskFirst() {
        assertThat(http.get("/").json()).isEqualTo(Map.of());
        assertThat(http.get("").json()).isEqualTo(Map.of());
        assertThat(http.get("/schemas/types").json()).isEqualTo(List.of("AVRO"));
        assertThat(http.get("/mode").json()).isEqualTo(Map.of("mode", "READWRITE"));
        assertThat(http.get("/subjects").mediaType()).isEqualTo("application/vnd.schemaregistry.v1+json");
    }

    @Test
    void takesAvroByItsNameAndEmptyExtras() {
        assertThat(http.post(
                                "/subjects/named/versions",
                                "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"AVRO\",\"references\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(http.post("/subjects/named/versions", "{\"schema\":\"\\\"string\\\"\",\"schemaType\":null}")
                        .status())
                .isEqualTo(200);
    }
}
