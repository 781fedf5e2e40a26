package io.millrace.gateway.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayIdTest {
    @TempDir
    Path folder;

    @Test
    void staysTheSameInAFolder() {
        String first;
        try (GatewayId id = GatewayId.keptIn(folder.resolve("a/b"))) {
            first = id.value();
        }

        try (GatewayId again = GatewayId.keptIn(folder.resolve("a/b"));
                GatewayId other = GatewayId.keptIn(folder.resolve("c"))) {
            assertThat(again.value()).isEqualTo(first).hasSize(36);
            assertThat(other.value()).isNotEqualTo(first);
        }
    }

    @Test
    void belongsToOneGatewayAtATime() {
        try (GatewayId id = GatewayId.keptIn(folder)) {
            assertThat(id.value()).isNotEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> GatewayId.keptIn(folder))
                    .withMessageContaining("millrace.gateway.data-folder");
        }
    }

    @Test
    void saysWhenTheFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> GatewayId.keptIn(file))
                .withMessageContaining("make the folder writable");
    }

    @Test
    void refusesAFileThatHoldsNoId() throws IOException {
        Files.writeString(folder.resolve("gateway-id"), "\u0000\u0000\u0000");

        assertThatIllegalStateException()
                .isThrownBy(() -> GatewayId.keptIn(folder))
                .withMessageContaining("mend it");
    }

    @Test
    void mayBeGiven() {
        try (GatewayId id = GatewayId.given("ingest-gateway-0")) {
            assertThat(id.value()).isEqualTo("ingest-gateway-0");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayId.given("a b"));
    }
}
