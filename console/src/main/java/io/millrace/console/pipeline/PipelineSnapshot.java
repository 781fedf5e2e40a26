package io.millrace.console.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * The suite at one moment.
 *
 * @param topics nothing while the brokers do not answer
 * @param brokers whether they answer
 */
record PipelineSnapshot(Instant at, List<ServiceStatus> services, BrokerStatus brokers, List<TopicFlow> topics) {

    /**
     * How the brokers are.
     *
     * @param detail why they do not answer, empty when they do
     */
    record BrokerStatus(boolean reachable, String detail) {}
}
