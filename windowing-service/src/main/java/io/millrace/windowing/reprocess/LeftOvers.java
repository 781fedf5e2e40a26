package io.millrace.windowing.reprocess;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an application keeps in the brokers for itself: nobody needs it when its run is over. */
public final class LeftOvers {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOvers.class);

    private LeftOvers() {}

    /** Removes the application's own topics and its group; what cannot be removed is named in the log. */
    public static void remove(Admin admin, String applicationId) throws InterruptedException {
        try {
            Set<String> topics = admin.listTopics().names().get();
            List<String> own = topics.stream()
                    .filter(topic -> topic.startsWith(applicationId + "-"))
                    .toList();
            admin.deleteTopics(own).all().get();
            admin.deleteConsumerGroups(List.of(applicationId)).all().get();
        } catch (ExecutionException e) {
            LOG.warn(
                    "What {} kept for itself could not all be removed; its topics and its group begin with this name",
                    applicationId,
                    e);
        }
    }
}
