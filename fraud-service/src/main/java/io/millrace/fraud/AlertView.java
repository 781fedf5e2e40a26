package io.millrace.fraud;

import io.millrace.event.fraud.FraudAlert;
import io.millrace.fraud.signal.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An alert, as {@code GET /v1/alerts} shows it.
 *
 * @param rule its name
 * @param reason the rule in words
 * @param entity who broke it, as in "customer:u:anne"
 * @param window that was counted over, as in "PT10M"
 */
record AlertView(
        String alertId,
        String rule,
        int ruleVersion,
        String reason,
        String entity,
        String customerId,
        String timeline,
        String messageId,
        @Nullable String orderId,
        Instant eventTime,
        Instant raisedAt,
        String window,
        String feature,
        long value,
        long threshold,
        int score,
        String action) {

    static AlertView of(FraudAlert alert) {
        return new AlertView(
                alert.getAlertId(),
                alert.getRuleId(),
                alert.getRuleVersion(),
                alert.getReason(),
                new Entity(alert.getEntity(), alert.getEntityId()).key(),
                alert.getCustomerId(),
                alert.getTimeline(),
                alert.getMessageId(),
                alert.getOrderId(),
                alert.getEventTime(),
                alert.getRaisedAt(),
                Duration.ofMillis(alert.getWindowMillis()).toString(),
                alert.getFeature(),
                alert.getValue(),
                alert.getThreshold(),
                alert.getScore(),
                alert.getAction().name().toLowerCase(Locale.ROOT));
    }
}
