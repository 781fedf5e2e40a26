package io.millrace.fraud.signal;

import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.event.fraud.RiskyMoment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which events are risky moments, and for whom. */
final class SignalRule {
    private static final Map<EventType, RiskyMoment> RISKY = Map.of(
            EventType.ORDER_COMPLETED, RiskyMoment.ORDER,
            EventType.SIGN_IN_FAILED, RiskyMoment.FAILED_SIGN_IN);

    private SignalRule() {}

    /** A signal for each entity of a risky moment; none for any other event. */
    static List<RiskSignal> signalsOf(EnrichedEvent event) {
        RiskyMoment moment = RISKY.get(event.getType());
        return moment == null
                ? List.of()
                : entitiesOf(event).stream()
                        .map(entity -> signal(event, moment, entity))
                        .toList();
    }

    private static List<Entity> entitiesOf(EnrichedEvent event) {
        List<Entity> entities = new ArrayList<>();
        entities.add(new Entity(EntityType.CUSTOMER, event.getCustomerId()));
        String address = addressOf(event.getContext());
        if (address != null && !address.isBlank()) {
            entities.add(new Entity(EntityType.IP, address));
        }
        return entities;
    }

    /** Where the gateway keeps no addresses but their hashes, those can be counted as well: they are equal for a day. */
    private static @Nullable String addressOf(Context context) {
        return context.getIp() == null ? context.getIpHash() : context.getIp();
    }

    private static RiskSignal signal(EnrichedEvent event, RiskyMoment moment, Entity entity) {
        return RiskSignal.newBuilder()
                .setMessageId(event.getMessageId())
                .setTimeline(event.getTimeline())
                .setMoment(moment)
                .setEntity(entity.type())
                .setEntityId(entity.id())
                .setCustomerId(event.getCustomerId())
                .setOrderId(event.getOrderId())
                .setEventTime(event.getEventTime())
                .build();
    }
}
