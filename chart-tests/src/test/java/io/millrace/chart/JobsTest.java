package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What runs to its end: which command of which image, and what it finds there. */
@ExtendWith(HelmLibrary.class)
class JobsTest {
    @TempDir
    private Path folder;

    @Test
    void maintainTheTablesOfACatalog() {
        JsonNode pod = maintenance("production");

        assertThat(pod.at("/containers/0/image").asString()).contains("/warehouse-sink:");
        assertThat(pod.at("/containers/0/args").toString()).isEqualTo("[\"maintain\"]");
        assertThat(pod.at("/containers/0/env").toString()).contains("AWS_ACCESS_KEY_ID");
        assertThat(claims(pod)).isEmpty();
    }

    @Test
    void maintainTheTablesOnAVolume() {
        JsonNode pod = maintenance("laptop");

        assertThat(claims(pod)).containsExactly("millrace-warehouse");
        assertThat(Manifest.each(pod.at("/containers/0/volumeMounts"))
                        .filter(mount -> mount.path("name").asString("").equals("warehouse"))
                        .map(mount -> mount.path("mountPath").asString("")))
                .containsExactly("/data/warehouse");
    }

    private JsonNode maintenance(String example) {
        return Chart.of(example, folder).render().stream()
                .filter(manifest -> manifest.title().equals("CronJob millrace-maintenance"))
                .findFirst()
                .flatMap(Manifest::pod)
                .orElseThrow();
    }

    private static List<String> claims(JsonNode pod) {
        return Manifest.each(pod.path("volumes"))
                .map(volume -> volume.at("/persistentVolumeClaim/claimName").asString(""))
                .filter(claim -> !claim.isEmpty())
                .toList();
    }
}
