package io.millrace.fraud;

import io.millrace.event.Timelines;
import io.millrace.event.TrustedEvents;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.FraudAction;
import io.millrace.event.fraud.FraudRule;
import io.millrace.event.fraud.FraudRuleVersion;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.event.fraud.RuleState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Events and rules that say only what a test is about; everything else is unremarkable. */
public final class Events {
    public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    static {
        TrustedEvents.trust();
    }

    private Events() {}

    public static EnrichedEvent.Builder order(String customerId, String messageId, Instant time) {
        return event(customerId, messageId, time)
                .setType(EventType.ORDER_COMPLETED)
                .setName("Order Completed")
                .setOrderId("order-" + messageId);
    }

    public static EnrichedEvent.Builder orderFrom(String ip, String customerId, String messageId, Instant time) {
        return order(customerId, messageId, time)
                .setContext(Context.newBuilder().setIp(ip).build());
    }

    public static EnrichedEvent.Builder event(String customerId, String messageId, Instant time) {
        return EnrichedEvent.newBuilder()
                .setMessageId(messageId)
                .setTimeline(Timelines.LIVE)
                .setType(EventType.PAGE_VIEWED)
                .setName("Page Viewed")
                .setVisitorId(customerId)
                .setCustomerId(customerId)
                .setSessionId("visit-of-" + customerId)
                .setSessionSeq(1)
                .setEventTime(time)
                .setReceivedAt(time)
                .setEnrichedAt(time)
                .setSource("shop")
                .setProtocol("native")
                .setCompleteness(Completeness.COMPLETE)
                .setContext(Context.newBuilder().build());
    }

    /** More than so many orders within ten minutes, active since a time. */
    public static FraudRuleVersion version(int version, EntityType entity, long threshold, Instant from) {
        return new FraudRuleVersion(
                version,
                from,
                RuleState.ACTIVE,
                entity,
                RiskyMoment.ORDER,
                Duration.ofMinutes(10).toMillis(),
                threshold,
                70,
                FraudAction.REVIEW,
                "Too many orders",
                "a test",
                NOON);
    }

    public static FraudRule rule(String ruleId, FraudRuleVersion... versions) {
        return new FraudRule(ruleId, List.of(versions));
    }
}
