package io.millrace.fraud;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.event.fraud.FraudAction;
import io.millrace.fraud.judgement.JudgementStage;
import io.millrace.fraud.ledger.LedgerView;
import io.millrace.fraud.rules.RuleBook;
import io.millrace.fraud.signal.SignalStage;
import io.millrace.streams.boot.LocalStores;
import io.millrace.streams.boot.StoreUnavailableException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** Every meter that the fraud service owns. Names and tags are a contract: see docs/reference/metrics.md. */
final class FraudMetrics {
    static final String LEDGER = "millrace.fraud.ledger";
    static final String IN_FLIGHT = "millrace.fraud.in.flight";
    static final String RULES = "millrace.fraud.rules";
    static final String ANSWERS = "millrace.fraud.answers";

    private final LocalStores stores;
    private final MeterRegistry registry;
    private final Map<FraudAction, Timer> answers = new EnumMap<>(FraudAction.class);

    FraudMetrics(LocalStores stores, MeterRegistry registry) {
        this.stores = stores;
        this.registry = registry;
        ledgerEntry("read", LedgerView::read);
        ledgerEntry("considered", LedgerView::considered);
        ledgerEntry("ignored", LedgerView::ignored);
        ledgerEntry("dead-letters", LedgerView::deadLetters);
        ledgerEntry("decisions", LedgerView::decisions);
        ledgerEntry("alerts", LedgerView::alerts);
        Gauge.builder(IN_FLIGHT, this, metrics -> metrics.ofLedger(LedgerView::inFlight))
                .description("Signals between the two stages")
                .baseUnit("signals")
                .register(registry);
        Gauge.builder(RULES, this, FraudMetrics::rules)
                .description("Rules in the rule book, whether or not they are active")
                .baseUnit("rules")
                .register(registry);
        for (FraudAction action : FraudAction.values()) {
            answers.put(
                    action,
                    Timer.builder(ANSWERS)
                            .description("Orders asked about before they were placed, and the time that took")
                            .tag("action", action.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    void countAnswer(FraudAction action, Duration time) {
        Timer timer = answers.get(action);
        if (timer != null) {
            timer.record(time);
        }
    }

    private void ledgerEntry(String entry, ToDoubleFunction<LedgerView> count) {
        Gauge.builder(LEDGER, this, metrics -> metrics.ofLedger(count))
                .description("Events read by this instance's tasks, and what became of them")
                .baseUnit("events")
                .tag("entry", entry)
                .register(registry);
    }

    private double ofLedger(ToDoubleFunction<LedgerView> count) {
        return unlessUnavailable(() -> count.applyAsDouble(LedgerView.of(
                stores.get(SignalStage.LEDGER, keyValueStore()), stores.get(JudgementStage.LEDGER, keyValueStore()))));
    }

    private double rules() {
        return unlessUnavailable(() -> stores.get(RuleBook.NAME, RuleBook.TYPE).size());
    }

    private static double unlessUnavailable(DoubleSupplier value) {
        try {
            return value.getAsDouble();
        } catch (StoreUnavailableException e) {
            return Double.NaN;
        }
    }
}
