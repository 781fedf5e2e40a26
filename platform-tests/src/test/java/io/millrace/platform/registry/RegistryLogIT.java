package io.millrace.platform.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.EmbeddedBroker;
import io.millrace.platform.EmbeddedRegistry;
import io.millrace.platform.PlatformStartException;
import io.millrace.streams.testkit.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLogIT {
    private static final String TEXT = "\"string\"";
    private static final String NUMBER = "\"long\"";

    @TempDir
    Path folder;

    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(folder, FreePorts.find(), FreePorts.find());
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void remembersEverythingAfterARestartOfBrokerAndRegistry() {
        Map<String, Object> before;
        try (EmbeddedRegistry registry = startRegistry()) {
            Http http = new Http(registry.url());
            http.register("a", TEXT);
            http.register("b", NUMBER);
            http.register("c", TEXT);
            http.put("/config/a", "{\"compatibility\":\"NONE\"}");
            http.register("a", "\"boolean\"");
            http.put("/config", "{\"compatibility\":\"FULL\"}");
            http.delete("/subjects/b");
            before = everything(http);
        }
        stop();
        start();

        try (EmbeddedRegistry registry = startRegistry()) {
            Http http = new Http(registry.url());
            assertThat(everything(http)).isEqualTo(before);
            assertThat(http.register("d", TEXT)).isEqualTo(1);
            assertThat(http.register("d2", "\"bytes\"")).isEqualTo(4);
        }
    }

    @Test
    void takesOverTheLogOfConfluentsRegistry() throws Exception {
        createTopic(1, "compact");
        write("{\"keytype\":\"NOOP\",\"magic\":0}", "{\"magic\":0}");
        write("{\"keytype\":\"CONFIG\",\"subject\":null,\"magic\":0}", "{\"compatibilityLevel\":\"FORWARD\"}");
        write(
                "{\"keytype\":\"SCHEMA\",\"subject\":\"shop-value\",\"version\":1,\"magic\":1}",
                "{\"subject\":\"shop-value\",\"version\":1,\"id\":100041,\"md5\":\"AA==\",\"schema\":\"\\\"string\\\"\",\"deleted\":false}");

        try (EmbeddedRegistry registry = startRegistry()) {
            Http http = new Http(registry.url());

            assertThat(http.register("other", TEXT)).isEqualTo(100041);
            assertThat(http.register("another", NUMBER)).isEqualTo(100042);
            assertThat(http.get("/config").json()).isEqualTo(Map.of("compatibilityLevel", "FORWARD"));
        }
    }

    @Test
    void doesNotStartOnSchemasThatItCannotKeep() throws Exception {
        createTopic(1, "compact");
        write(
                "{\"keytype\":\"SCHEMA\",\"subject\":\"p\",\"version\":1,\"magic\":1}",
                "{\"subject\":\"p\",\"version\":1,\"id\":1,\"schemaType\":\"PROTOBUF\",\"schema\":\"x\",\"deleted\":false}");

        assertThatThrownBy(this::startRegistry)
                .isInstanceOf(PlatformStartException.class)
                .hasMessageContaining("topic _schemas has a record at offset 0 that this registry cannot read")
                .hasMessageContaining("PROTOBUF");
    }

    @Test
    void doesNotStartOnATopicThatWouldForgetSchemas() throws Exception {
        createTopic(2, "delete");

        assertThatThrownBy(this::startRegistry)
                .isInstanceOf(PlatformStartException.class)
                .hasMessageContaining("topic _schemas has 2 partitions and cleanup.policy=delete");
    }

    @Test
    void goesOnWhenSomebodyElseWritesRubbish() throws Exception {
        try (EmbeddedRegistry registry = startRegistry()) {
            Http http = new Http(registry.url());
            http.register("a", TEXT);

            write("rubbish", "rubbish");

            assertThat(http.register("b", NUMBER)).isEqualTo(2);
        }
    }

    @Test
    void saysSoWhenTheBrokerIsGoneAndServesWhatItKnows() {
        try (EmbeddedRegistry registry = startRegistry()) {
            Http http = new Http(registry.url());
            http.register("a", TEXT);

            broker.close();

            assertThat(http.get("/schemas/ids/1").status()).isEqualTo(200);
            assertThat(http.postSchema("/subjects/b/versions", NUMBER).status()).isEqualTo(500);
        }
    }

    private EmbeddedRegistry startRegistry() {
        return EmbeddedRegistry.start(broker.bootstrapServers(), FreePorts.find());
    }

    private static Map<String, Object> everything(Http http) {
        return Map.of(
                "subjects", http.get("/subjects?deleted=true").json(),
                "a", http.get("/subjects/a/versions/latest").json(),
                "b", http.get("/subjects/b/versions/1?deleted=true").json(),
                "c", http.get("/subjects/c/versions/latest").json(),
                "level", http.get("/config").json(),
                "level of a", http.get("/config/a").json());
    }

    private void createTopic(int partitions, String cleanup) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            NewTopic topic = new NewTopic("_schemas", partitions, (short) 1).configs(Map.of("cleanup.policy", cleanup));
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private void write(String key, String value) throws ExecutionException, InterruptedException {
        try (Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("_schemas", key, value)).get();
        }
    }
}
