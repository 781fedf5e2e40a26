package io.millrace.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.gateway.access.KeyFile;
import io.millrace.gateway.access.SentTopic;
import io.millrace.gateway.access.WriteKey;
import io.millrace.gateway.access.WriteKeys;
import io.millrace.streams.web.DevelopmentKeyInProductionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class WriteKeyFileTest {
    private static final String TWO_KEYS = """
            write-keys:
            - key: web
              name: shop
              origins: [https://shop.example]
              topics: [events]
              events-per-second: 1
              burst: 5
            - key: back
              name: office
              may-import: true
            """;

    @TempDir
    Path folder;

    private final MockEnvironment environment = new MockEnvironment();
    private final WriteKeySettings settings = new WriteKeySettings(
            List.of(new GatewayProperties.WriteKey(
                    "always", "always", false, Set.of(), Set.of(SentTopic.values()), 0, 1)),
            environment);
    private final WriteKeys keys = new WriteKeys(settings.keys());
    private Path path;
    private KeyFile file;

    @BeforeEach
    void makeFile() {
        path = folder.resolve("keys.yaml");
        file = new KeyFile(path, settings::keysWith, keys);
    }

    @Test
    void addsTheKeysOfTheFileToThoseOfTheSettings() throws IOException {
        write(TWO_KEYS);

        WriteKey web = keys.find("web").orElseThrow();
        assertThat(web.name()).isEqualTo("shop");
        assertThat(web.mayImport()).isFalse();
        assertThat(web.topics()).containsExactly(SentTopic.EVENTS);
        assertThat(web.isFor("https://shop.example")).isTrue();
        assertThat(web.isFor("https://other.example")).isFalse();
        assertThat(keys.find("back").orElseThrow().mayImport()).isTrue();
        assertThat(keys.find("always")).isPresent();
    }

    @Test
    void revokesAKeyThatHasLeftTheFile() throws IOException {
        write(TWO_KEYS);

        write("write-keys:\n- {key: back, name: office}\n");

        assertThat(keys.find("web")).isEmpty();
        assertThat(keys.find("back").orElseThrow().mayImport()).isFalse();
    }

    @Test
    void keepsTheKeysWhileTheFileIsWrongOrGone() throws IOException {
        write(TWO_KEYS);

        for (String wrong : List.of("write-keys: [", "other: 1", "write-keys:\n- {key: one}\n", twice(), "")) {
            write(wrong);
            assertThat(keys.find("web")).as(wrong).isPresent();
        }
        Files.delete(path);
        file.look();
        assertThat(keys.find("web")).isPresent();

        write("write-keys:\n- {key: new, name: new}\n");
        assertThat(keys.find("web")).isEmpty();
        assertThat(keys.find("new")).isPresent();
    }

    @Test
    void givesNobodyANewQuotaWithAChangeOfTheFile() throws IOException {
        write(TWO_KEYS);
        assertThat(keys.find("web").orElseThrow().quota().take(100)).isEmpty();

        write(TWO_KEYS + "- {key: third, name: third}\n");

        assertThat(keys.find("third")).isPresent();
        assertThat(keys.find("web").orElseThrow().quota().take(1)).isPresent();
    }

    @Test
    void refusesAnEmptyListOnlyWhereThereIsNone() throws IOException {
        write(TWO_KEYS);

        write("write-keys: []\n");

        assertThat(keys.find("web")).isEmpty();
        assertThat(keys.find("always")).isPresent();
    }

    @Test
    void takesNoDevelopmentKeyIntoProduction() {
        environment.setActiveProfiles("production");

        assertThatExceptionOfType(DevelopmentKeyInProductionException.class)
                .isThrownBy(() -> settings.keysWith(
                        "write-keys:\n- {key: dev-write-key, name: dev}\n".getBytes(StandardCharsets.UTF_8)));
    }

    private void write(String contents) throws IOException {
        Files.writeString(path, contents);
        file.look();
    }

    private static String twice() {
        return "write-keys:\n- {key: one, name: a}\n- {key: one, name: b}\n";
    }
}
