package io.millrace.fraud;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.event.fraud.FraudAlert;
import io.millrace.fraud.judgement.JudgementStage;
import io.millrace.fraud.judgement.RecentAlerts;
import io.millrace.fraud.signal.Entity;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The newest alerts of this instance. */
@RestController
class AlertController {
    private static final int USUAL_LIMIT = 100;

    private final LocalStores stores;
    private final int mostPerAnswer;

    AlertController(LocalStores stores, FraudProperties settings) {
        this.stores = stores;
        this.mostPerAnswer = settings.alertsPerAnswer();
    }

    @GetMapping("/v1/alerts")
    @RequiresKey(Access.READ)
    AlertsView alerts(
            @RequestParam(required = false) @Nullable String entity,
            @RequestParam(required = false) @Nullable String limit) {
        ReadOnlyKeyValueStore<String, FraudAlert> recent = stores.get(JudgementStage.RECENT_ALERTS, keyValueStore());
        return new AlertsView(RecentAlerts.newest(recent, alert -> isOf(entity, alert), number(limit)).stream()
                .map(AlertView::of)
                .toList());
    }

    private static boolean isOf(@Nullable String entity, FraudAlert alert) {
        return entity == null
                || entity.isBlank()
                || new Entity(alert.getEntity(), alert.getEntityId()).key().equals(entity);
    }

    private int number(@Nullable String limit) {
        if (limit == null || limit.isBlank()) {
            return Math.min(USUAL_LIMIT, mostPerAnswer);
        }
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= mostPerAnswer) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same advice.
        }
        throw new InvalidAlertRequestException("limit must be a number from 1 to %d.".formatted(mostPerAnswer));
    }

    /** Alerts, the newest first. */
    record AlertsView(List<AlertView> alerts) {}
}
