package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaExitsIT {

    @TempDir
    Path root;

    @Test
    void saysWhyKafkaEndsTheProcessAndThenLetsIt() throws Exception {
        Path said = root.resolve("said");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        said.toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile())
                .start();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(7);
        assertThat(said)
                .hasContent("Kafka cannot go on and ends this JVM with status 7: no space left."
                        + " A full disk is the usual cause: make room, and start again.");
    }

    /** A program in which Kafka finds the disk full. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            Path said = Path.of(args[0]);
            KafkaExits.tell(words -> write(said, words));
            Exit.halt(7, "no space left");
        }

        private static void write(Path file, String words) {
            try {
                Files.writeString(file, words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
