package io.millrace.windowing;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.streams.boot.LocalStores;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.ledger.LedgerView;
import io.millrace.windowing.ledger.LedgerWatch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Has the ledger looked at as often as the settings say. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LedgerConfiguration {

    @Bean
    LedgerWatch ledgerWatch(LocalStores stores) {
        return new LedgerWatch(() -> LedgerView.of(stores.get(EventStage.LEDGER, keyValueStore())));
    }

    @Bean
    SchedulingConfigurer ledgerChecks(LedgerWatch watch, WindowingProperties settings) {
        return tasks -> tasks.addFixedDelayTask(watch, settings.ledger().checkEvery());
    }

    @Bean
    LedgerHealth ledgerHealthIndicator(LedgerWatch watch) {
        return new LedgerHealth(watch);
    }
}
