package io.millrace.gateway.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.millrace.event.time.Watermark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever is done to brokers, gateway and disk: each event that was answered with 2xx is on the topic afterwards, a
 * visitor's events are in their order, and no heartbeat promised more than held. Repeats are reported.
 */
class LossOracleIT {
    private static final Logger LOG = LoggerFactory.getLogger(LossOracleIT.class);
    /** How long brokers are away; {@code -Dmillrace.loss.outage=60s} is the long version. */
    private static final Duration OUTAGE = Duration.parse("PT" + System.getProperty("millrace.loss.outage", "2s"));

    private static final int SOME = 60;

    @TempDir
    static Path folder;

    private static Suite suite;
    private GatewayProcess gateway;
    private int port;

    @BeforeAll
    static void startSuite() {
        suite = new Suite(folder);
    }

    @AfterAll
    static void stopSuite() {
        suite.close();
    }

    @AfterEach
    void stopGateway() {
        suite.broker().resume();
        gateway.close();
    }

    @Test
    void losesNothingWhenTheBrokerIsPausedOrRestarted() throws Exception {
        start("brokers");
        Clients clients = Clients.start(port, "brokers");
        clients.awaitTaken(SOME);

        suite.broker().pause();
        gateway.awaitRoute("spilling");
        clients.awaitTaken(SOME);
        TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
        suite.broker().resume();
        gateway.awaitRoute("direct");
        clients.awaitTaken(SOME);
        suite.broker().stop();
        gateway.awaitRoute("spilling");
        clients.awaitTaken(SOME);
        suite.broker().start();
        gateway.awaitRoute("direct");
        clients.awaitTaken(SOME);

        assertNothingIsLost(clients);
    }

    @Test
    void losesNothingWhenTheGatewayIsKilledOnAnyRoute() {
        start("killed", "--millrace.gateway.journal.drain-rate=5KB");
        Clients clients = Clients.start(port, "killed");
        clients.awaitTaken(SOME);

        restartAfterKill("killed", "--millrace.gateway.journal.drain-rate=5KB");
        clients.awaitTaken(SOME);
        suite.broker().pause();
        gateway.awaitRoute("spilling");
        clients.awaitTaken(4 * SOME);
        gateway.kill();
        suite.broker().resume();
        start("killed", "--millrace.gateway.journal.drain-rate=5KB");
        assertThat(gateway.route()).isEqualTo("draining");
        clients.awaitTaken(SOME);
        restartAfterKill("killed");
        gateway.awaitRoute("direct");
        clients.awaitTaken(SOME);

        assertNothingIsLost(clients);
    }

    @Test
    void losesNothingToATornAndDamagedJournal() throws Exception {
        start("damaged");
        Clients clients = Clients.start(port, "damaged");
        clients.awaitTaken(SOME);

        suite.broker().pause();
        gateway.awaitRoute("spilling");
        clients.awaitTaken(2 * SOME);
        gateway.kill();
        damage(gateway.dataFolder().resolve("journal"));
        suite.broker().resume();
        start("damaged");
        double corrupt = gateway.metric("millrace_gateway_journal_corrupt_blocks_total");
        gateway.awaitRoute("direct");
        clients.awaitTaken(SOME);

        assertThat(corrupt).isPositive();
        assertNothingIsLost(clients);
    }

    @Test
    void losesNothingWhenItIsAskedToEndUnderLoad() {
        start("ended", "--millrace.gateway.stop-timeout=3s");
        Clients clients = Clients.start(port, "ended");
        clients.awaitTaken(SOME);
        suite.broker().pause();
        gateway.awaitRoute("spilling");
        clients.awaitTaken(SOME);

        gateway.terminate();
        suite.broker().resume();
        start("ended", "--millrace.gateway.stop-timeout=3s");
        gateway.awaitRoute("direct");
        clients.awaitTaken(SOME);
        gateway.terminate();
        clients.close();
        start("ended");
        gateway.awaitRoute("direct");
        gateway.terminate();

        Oracle oracle = assertAllIsOnTheTopic(clients);
        assertThat(oracle.lastHeartbeats().values()).hasSize(4).allMatch(Watermark::getClosing);
    }

    @Test
    void losesNothingWhenTheJournalsDiskIsFull() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("small-disk"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", disk.toString()))
                .describedAs("a small disk can be mounted, which takes root")
                .isZero();
        try {
            port = GatewayProcess.port();
            gateway = GatewayProcess.start(suite, disk, port);
            Clients clients = Clients.start(port, "full");
            clients.awaitTaken(SOME);

            suite.broker().pause();
            gateway.awaitRoute("spilling");
            clients.awaitRefused();
            await().atMost(Duration.ofSeconds(30)).until(() -> !gateway.isReady());
            suite.broker().resume();
            gateway.awaitRoute("direct");
            clients.awaitTaken(SOME);

            assertNothingIsLost(clients);
        } finally {
            gateway.close();
            run("umount", disk.toString());
        }
    }

    /** Each in its own folder, so that no test's journal is another's. */
    private void start(String name, String... settings) {
        if (port == 0) {
            port = GatewayProcess.port();
        }
        gateway = GatewayProcess.start(suite, folder.resolve(name), port, settings);
    }

    private void restartAfterKill(String name, String... settings) {
        gateway.kill();
        start(name, settings);
    }

    /** What was taken is with the brokers or in the journal, so it is looked for when the journal has been sent. */
    private void assertNothingIsLost(Clients clients) {
        clients.close();
        gateway.awaitRoute("direct");
        assertAllIsOnTheTopic(clients);
    }

    private Oracle assertAllIsOnTheTopic(Clients clients) {
        Oracle oracle = Oracle.ask(suite.collected(), clients, gateway.id());
        LOG.info("{}: {} taken, {} repeats", clients.prefix(), oracle.taken(), oracle.repeats());
        assertThat(oracle.lost()).isEmpty();
        assertThat(oracle.disorder()).isEmpty();
        assertThat(oracle.broken()).isEmpty();
        assertThat(oracle.taken()).isPositive();
        return oracle;
    }

    /** A bit of the first block, and a write behind the last that was cut short. */
    private static void damage(Path journal) throws IOException {
        List<Path> segments;
        try (Stream<Path> files = Files.list(journal)) {
            segments = files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
        Path last = segments.get(0);
        for (Path segment : segments) {
            last = usedBytes(segment) > 0 ? segment : last;
        }
        try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
            file.seek(100);
            int old = file.read();
            file.seek(100);
            file.write(old ^ 1);
            file.seek(Math.min(file.length() - 4096, (usedBytes(last) + 4095) / 4096 * 4096L));
            file.write("MRJ1 and then nothing of it".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    private static int usedBytes(Path segment) throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return end;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new java.io.File("/dev/null"))
                .start()
                .waitFor();
    }
}
