package io.millrace.streams.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.event.topic.TopicCatalogue;
import io.millrace.event.topic.TopicSpec;
import io.millrace.streams.testkit.BrokerExtension;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicProvisionerIT {
    private static final List<TopicSpec> ALL = TopicCatalogue.all();

    @RegisterExtension
    static final BrokerExtension BROKER = new BrokerExtension();

    private static Admin admin;
    private static TopicProvisioner provisioner;

    @BeforeAll
    static void createAll() throws Exception {
        admin = Admin.create(BROKER.connection());
        provisioner = provisionerFor(4);
        assertThat(provisioner.missing(ALL)).hasSameSizeAs(ALL);
        provisioner.create(ALL);
        await().until(() -> provisioner.missing(ALL).isEmpty());
    }

    @AfterAll
    static void close() {
        admin.close();
    }

    @Test
    void makesTopicsWithWhichNothingIsWrong() throws Exception {
        Set<String> missing = provisioner.missing(ALL);
        List<TopicDifference> differences = provisioner.check(ALL);

        assertThat(missing).isEmpty();
        assertThat(differences).isEmpty();
    }

    @Test
    void makesNothingAnew() throws Exception {
        provisionerFor(8).create(ALL);

        assertThat(provisioner.check(ALL)).isEmpty();
    }

    @Test
    void refusesAnotherNumberOfPartitions() {
        assertThatThrownBy(() -> provisionerFor(8).check(ALL))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("clickstream.collected.v1 has 4 partitions, this installation is set to 8")
                .hasMessageContaining("set millrace.topics.partitions back");
    }

    @ParameterizedTest
    @CsvSource({
        "clickstream.collected.v1, message.timestamp.type, CreateTime, LogAppendTime",
        "clickstream.collected.v1, cleanup.policy, compact, delete",
        "enrichment-service.dead-letter.v1, message.timestamp.type, CreateTime, LogAppendTime",
        "customers.profiles.v1, cleanup.policy, delete, compact",
        "customers.profiles.v1, cleanup.policy, 'compact,delete', compact"
    })
    void refusesASettingThatWouldLoseEvents(String topic, String setting, String found, String wanted)
            throws Exception {
        set(topic, setting, found);

        assertThatThrownBy(() -> provisioner.check(ALL))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("%s has %s=%s, the suite's default is %s.", topic, setting, found, wanted)
                .hasMessageContaining("set it back");
        set(topic, setting, wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "clickstream.collected.v1, retention.ms, 1000, 604800000",
        "clickstream.collected.v1, min.insync.replicas, 2, 1",
        "catalogue.products.v1, max.message.bytes, 1000, 1048576"
    })
    void reportsASettingThatAnOperatorMayHaveReasonsFor(String topic, String setting, String found, String wanted)
            throws Exception {
        set(topic, setting, found);

        List<TopicDifference> differences = provisioner.check(ALL);

        assertThat(differences).containsExactly(new TopicDifference(topic, setting, wanted, found));
        set(topic, setting, wanted);
    }

    private static TopicProvisioner provisionerFor(int partitions) {
        return new TopicProvisioner(admin, new TopicSettings(partitions, (short) 1, 1));
    }

    /** Answers when the broker says so too, which hears of it a moment after the controller. */
    private static void set(String topic, String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        await().until(() -> admin.describeConfigs(List.of(resource)).all().get().values().stream()
                .flatMap(settings -> settings.entries().stream())
                .anyMatch(entry -> entry.name().equals(setting) && value.equals(entry.value())));
    }
}
