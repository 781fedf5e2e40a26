package io.millrace.fraud;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.event.Timelines;
import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.fraud.judgement.CounterKey;
import io.millrace.fraud.judgement.JudgementStage;
import io.millrace.fraud.judgement.OrderQuestion;
import io.millrace.fraud.judgement.VerdictRule;
import io.millrace.fraud.rules.RuleBook;
import io.millrace.fraud.rules.ThresholdRule;
import io.millrace.fraud.signal.Entity;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Answers for an order that is about to be placed, from this instance's state and without waiting for anything. What is not
 * here, as it moves or belongs to another instance, has no say, and the answer says so.
 */
final class Checkout {
    private final LocalStores stores;
    private final int partitions;
    private final Clock clock;

    Checkout(LocalStores stores, int partitions, Clock clock) {
        this.stores = stores;
        this.partitions = partitions;
        this.clock = clock;
    }

    Answer decide(List<Entity> entities) {
        Instant now = clock.instant();
        List<VerdictRule.Hit> hits = new ArrayList<>();
        boolean degraded = false;
        for (Entity entity : entities) {
            try {
                hits.addAll(OrderQuestion.hits(counters(entity), rules(entity.type(), now), now));
            } catch (StoreUnavailableException e) {
                degraded = true;
            }
        }
        return new Answer(VerdictRule.of(hits), degraded);
    }

    private List<ThresholdRule> rules(EntityType type, Instant now) {
        return stores.get(RuleBook.NAME, RuleBook.TYPE).effective(type, RiskyMoment.ORDER, now);
    }

    private EntityCounters counters(Entity entity) {
        ReadOnlyKeyValueStore<String, EntityCounters> counters =
                stores.get(JudgementStage.COUNTERS, keyValueStore(), partitionOf(entity));
        EntityCounters known = counters.get(new CounterKey(Timelines.LIVE, entity.key()).text());
        return known == null ? new EntityCounters(List.of(), List.of()) : known;
    }

    /** Where Kafka's own partitioner puts the entity's signals. */
    private int partitionOf(Entity entity) {
        byte[] key = entity.key().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    /**
     * What to do with an order.
     *
     * @param degraded whether some of what could speak against it was not there to be asked
     */
    record Answer(VerdictRule.Verdict verdict, boolean degraded) {}
}
