package io.millrace.warehouse.sink;

import static org.awaitility.Awaitility.await;

import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A store that speaks S3, in a process of its own, with one bucket. */
final class ObjectStore implements AutoCloseable {
    private static final String BUCKET = "shop";

    private static final Path PROGRAM = Path.of("target", "object-store", "s3mock.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final URI url;

    private ObjectStore(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    static ObjectStore start() throws IOException {
        int port = FreePorts.find();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        PROGRAM.toString(),
                        "--server.port=0",
                        "--http.port=" + port,
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "object-store.log").toFile())
                .start();
        ObjectStore store = new ObjectStore(process, URI.create("http://127.0.0.1:" + port));
        await().atMost(PATIENCE).ignoreExceptions().until(store::answers);
        return store;
    }

    /** How to reach it, by Iceberg's names, as an operator writes them into the settings of a catalog. */
    Map<String, String> properties() {
        return Map.of(
                "warehouse", "s3://" + BUCKET + "/tables",
                "io-impl", "org.apache.iceberg.aws.s3.S3FileIO",
                "client.region", "us-east-1",
                "s3.endpoint", url.toString(),
                "s3.path-style-access", "true",
                "s3.access-key-id", "anybody",
                "s3.secret-access-key", "anything");
    }

    private boolean answers() throws IOException, InterruptedException {
        HttpRequest buckets = HttpRequest.newBuilder(url).build();
        return HttpClient.newHttpClient()
                .send(buckets, BodyHandlers.ofString())
                .body()
                .contains("<Name>" + BUCKET + "</Name>");
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
