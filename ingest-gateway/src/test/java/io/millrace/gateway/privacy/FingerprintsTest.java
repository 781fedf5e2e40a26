package io.millrace.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.gateway.promise.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {
    private static final String ADDRESS = "192.0.2.77";
    private static final Instant MORNING = Instant.parse("2026-01-31T06:00:00Z");

    private final SettableClock clock = new SettableClock(MORNING);

    @TempDir
    Path folder;

    @Test
    void areEqualForEqualAddressesAndSayNothingElse() {
        Fingerprints shared = shared("secret");

        assertThat(shared.ofAddress(ADDRESS))
                .matches("h:[0-9a-f]{32}")
                .isEqualTo(shared.ofAddress(ADDRESS))
                .isNotEqualTo(shared.ofAddress("192.0.2.78"))
                .isNotEqualTo(shared.ofVisitor(ADDRESS, null));
    }

    @Test
    void tellVisitorsApartByAddressAndBrowser() {
        Fingerprints shared = shared("secret");

        assertThat(shared.ofVisitor(ADDRESS, "Firefox"))
                .isEqualTo(shared.ofVisitor(ADDRESS, "Firefox"))
                .isNotEqualTo(shared.ofVisitor(ADDRESS, "Chrome"))
                .isNotEqualTo(shared.ofVisitor("192.0.2.78", "Firefox"));
    }

    @Test
    void areTheSameOnAllGatewaysThatKnowTheSecret() {
        assertThat(shared("secret").ofAddress(ADDRESS))
                .isEqualTo(shared("secret").ofAddress(ADDRESS))
                .isNotEqualTo(shared("other").ofAddress(ADDRESS));
    }

    @Test
    void areOthersOnTheNextDay() {
        Fingerprints shared = shared("secret");
        Fingerprints own = own();
        String sharedBefore = shared.ofAddress(ADDRESS);
        String ownBefore = own.ofAddress(ADDRESS);

        clock.set(MORNING.plus(Duration.ofHours(17)));
        assertThat(shared.ofAddress(ADDRESS)).isEqualTo(sharedBefore);
        assertThat(own.ofAddress(ADDRESS)).isEqualTo(ownBefore);

        clock.set(MORNING.plus(Duration.ofHours(18)));
        assertThat(shared.ofAddress(ADDRESS)).isNotEqualTo(sharedBefore);
        assertThat(own.ofAddress(ADDRESS)).isNotEqualTo(ownBefore);
    }

    @Test
    void outliveARestartButNotTheirDay() throws IOException {
        String before = own().ofAddress(ADDRESS);
        String kept = Files.readString(folder.resolve("salt"));

        assertThat(own().ofAddress(ADDRESS)).isEqualTo(before);

        clock.set(MORNING.plus(Duration.ofDays(1)));
        assertThat(own().ofAddress(ADDRESS)).isNotEqualTo(before);
        assertThat(Files.readString(folder.resolve("salt"))).isNotEqualTo(kept).doesNotContain("2026-01-31");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void areMadeAnewWhenTheSaltCannotBeReadOrKept() throws IOException {
        Files.writeString(folder.resolve("salt"), "2026-01-31 no salt at all");
        assertThat(own().ofAddress(ADDRESS)).startsWith("h:");

        Path nowhere = Files.createFile(folder.resolve("file")).resolve("salt");
        Fingerprints forgetful = new Fingerprints(DailySalt.keptIn(new SaltFile(nowhere), clock));
        assertThat(forgetful.ofAddress(ADDRESS)).isEqualTo(forgetful.ofAddress(ADDRESS));
    }

    private Fingerprints shared(String secret) {
        return new Fingerprints(DailySalt.sharedBy(secret, clock));
    }

    private Fingerprints own() {
        return new Fingerprints(DailySalt.keptIn(new SaltFile(folder.resolve("salt")), clock));
    }
}
