package io.millrace.gateway.loss;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.event.time.Watermark;
import io.millrace.streams.time.WatermarkHeader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Holds what is on the topic against what clients wrote down.
 *
 * @param taken how many events clients were told were taken
 * @param lost those of them that are not on the topic
 * @param repeats records beyond the first of an event
 * @param disorder events whose first record lies before that of an earlier event of their visitor
 * @param broken events that came after a promise that they would not
 * @param lastHeartbeats by partition, the last word of the gateway
 */
record Oracle(
        int taken,
        List<String> lost,
        int repeats,
        List<String> disorder,
        List<String> broken,
        Map<Integer, Watermark> lastHeartbeats) {

    static Oracle ask(List<ConsumerRecord<String, CollectedEvent>> topic, Clients clients, String gatewayId) {
        Reading reading = new Reading(gatewayId, clients.prefix() + "-");
        topic.forEach(reading::read);
        List<String> lost = new ArrayList<>();
        clients.taken()
                .forEach((visitor, number) -> IntStream.range(0, number)
                        .mapToObj(i -> visitor + "/" + i)
                        .filter(id -> !reading.seen.contains(id))
                        .forEach(lost::add));
        int taken =
                clients.taken().values().stream().mapToInt(Integer::intValue).sum();
        return new Oracle(taken, lost, reading.repeats, reading.disorder, reading.broken, reading.lastHeartbeats);
    }

    private static final class Reading {
        private final String gatewayId;
        private final String prefix;
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Integer> highest = new HashMap<>();
        private final Map<Integer, Instant> promised = new HashMap<>();
        private final Map<Integer, Watermark> lastHeartbeats = new HashMap<>();
        private final List<String> disorder = new ArrayList<>();
        private final List<String> broken = new ArrayList<>();
        private int repeats;

        Reading(String gatewayId, String prefix) {
            this.gatewayId = gatewayId;
            this.prefix = prefix;
        }

        void read(ConsumerRecord<String, CollectedEvent> record) {
            if (record.value() == null) {
                WatermarkHeader.read(record.headers())
                        .filter(heartbeat -> heartbeat.getSource().equals(gatewayId))
                        .ifPresent(heartbeat -> read(record.partition(), heartbeat));
            } else if (record.value().getMessageId().startsWith(prefix)) {
                read(record.partition(), record.value());
            }
        }

        private void read(int partition, Watermark heartbeat) {
            promised.merge(partition, heartbeat.getTime(), (one, other) -> one.isAfter(other) ? one : other);
            lastHeartbeats.put(partition, heartbeat);
        }

        private void read(int partition, CollectedEvent event) {
            String id = event.getMessageId();
            if (!seen.add(id)) {
                repeats++;
                return;
            }
            int number = Integer.parseInt(id.substring(id.indexOf('/') + 1));
            if (highest.merge(event.getVisitorId(), number, Math::max) > number) {
                disorder.add(id);
            }
            if (event.getReceivedAt().isBefore(promised.getOrDefault(partition, Instant.EPOCH))) {
                broken.add(id + " received at " + event.getReceivedAt() + " after " + promised.get(partition));
            }
        }
    }
}
