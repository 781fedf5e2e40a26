package io.millrace.chart;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a user tries and must not succeed in. */
final class Attempts implements AutoCloseable {
    private static final Duration POLL = Duration.ofSeconds(10);

    private final String user;
    private final Map<String, Object> settings;
    private final Admin admin;
    private final Producer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private Attempts(String user, Map<String, Object> settings) {
        this.user = user;
        this.settings = settings;
        Map<String, Object> simple = new HashMap<>(settings);
        simple.put("enable.idempotence", false);
        admin = Admin.create(settings);
        producer = new KafkaProducer<>(simple, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static Attempts by(String user, Map<String, Object> settings) {
        return new Attempts(user, settings);
    }

    void refuseToWrite(String topic) {
        assertThatThrownBy(() -> producer.send(new ProducerRecord<>(topic, 0, null, new byte[] {1}))
                        .get())
                .as("%s writes to %s", user, topic)
                .satisfies(failure -> assertThatThrownBy(() -> {
                            throw cause(failure);
                        })
                        .isInstanceOf(TopicAuthorizationException.class));
    }

    void refuseToRead(String topic) {
        TopicPartition first = new TopicPartition(topic, 0);
        assertThatThrownBy(() -> {
                    consumer.assign(List.of(first));
                    consumer.seek(first, 0);
                    consumer.poll(POLL);
                })
                .as("%s reads %s", user, topic)
                .isInstanceOf(TopicAuthorizationException.class);
    }

    void refuseToCreateTopic(String topic) {
        refuse(
                "creates " + topic,
                () -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                        .all()
                        .get());
    }

    void refuseToDeleteTopic(String topic) {
        refuse(
                "deletes " + topic,
                () -> admin.deleteTopics(List.of(topic)).all().get());
    }

    void refuseToChangeTopic(String topic) {
        AlterConfigOp shorter = new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
        refuse(
                "changes " + topic,
                () -> admin.incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(shorter)))
                        .all()
                        .get());
    }

    void refuseToJoin(String group) {
        Map<String, Object> member = new HashMap<>(settings);
        member.put("group.id", group);
        try (KafkaConsumer<byte[], byte[]> joining =
                new KafkaConsumer<>(member, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            joining.subscribe(List.of("clickstream.collected.v1"));
            assertThatThrownBy(() -> joining.poll(POLL))
                    .as("%s joins %s", user, group)
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    void refuseToTransact(String transactionalId) {
        Map<String, Object> transactional = new HashMap<>(settings);
        transactional.put("transactional.id", transactionalId);
        try (Producer<byte[], byte[]> transacting =
                new KafkaProducer<>(transactional, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(transacting::initTransactions)
                    .as("%s transacts as %s", user, transactionalId)
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    void refuseToGiveRights() {
        refuse(
                "reads rights",
                () -> admin.describeAcls(AclBindingFilter.ANY).values().get());
    }

    /** What the user can see, as a sign that it gets in at all. */
    void listTopics() throws ExecutionException, InterruptedException {
        try (this) {
            admin.listTopics().names().get();
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        producer.close(Duration.ZERO);
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private void refuse(String what, Attempt attempt) {
        assertThatThrownBy(attempt::run).as("%s %s", user, what).hasRootCauseInstanceOf(AuthorizationException.class);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws ExecutionException, InterruptedException;
    }
}
