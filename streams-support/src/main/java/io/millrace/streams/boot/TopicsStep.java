package io.millrace.streams.boot;

import io.millrace.streams.topic.TopicDifference;
import io.millrace.streams.topic.TopicProvisioner;
import io.millrace.streams.topic.TopicSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that the service writes, waits for those that it reads, and checks them all. */
final class TopicsStep implements StartStep {
    private static final Logger LOG = LoggerFactory.getLogger(TopicsStep.class);

    private final Map<String, Object> adminSettings;
    private final TopicSettings topicSettings;
    private final ServiceTopics topics;
    private volatile List<TopicDifference> differences = List.of();

    TopicsStep(Map<String, Object> adminSettings, TopicSettings topicSettings, ServiceTopics topics) {
        this.adminSettings = adminSettings;
        this.topicSettings = topicSettings;
        this.topics = topics;
    }

    /** How existing topics differ from the catalogue without harm. */
    List<TopicDifference> differences() {
        return differences;
    }

    @Override
    public String name() {
        return "the brokers and topics";
    }

    @Override
    public void run() throws NotYetException, InterruptedException {
        try (Admin admin = Admin.create(adminSettings)) {
            TopicProvisioner provisioner = new TopicProvisioner(admin, topicSettings);
            provisioner.create(topics.writes());
            Set<String> missing = provisioner.missing(topics.all());
            if (!missing.isEmpty()) {
                throw new NotYetException("no topic " + String.join(", ", missing) + "; its writer creates it");
            }
            differences = provisioner.check(topics.all());
            differences.forEach(difference -> LOG.warn("{}", difference));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException unavailable) {
                throw notYet(unavailable);
            }
            throw new IllegalStateException("The brokers refuse: " + e.getMessage(), e);
        }
    }

    private NotYetException notYet(RetriableException unavailable) {
        return unavailable instanceof TimeoutException
                ? new NotYetException("no answer from %s, where spring.kafka.bootstrap-servers has them"
                        .formatted(adminSettings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)))
                : new NotYetException(unavailable);
    }
}
