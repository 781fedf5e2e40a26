package io.millrace.windowing;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.streams.boot.LocalStores;
import io.millrace.windowing.event.EventStage;
import io.millrace.windowing.ledger.LedgerView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Accounts for every event read. */
@RestController
class LedgerController {
    private final LocalStores stores;

    LedgerController(LocalStores stores) {
        this.stores = stores;
    }

    @GetMapping("/v1/ledger")
    LedgerView ledger() {
        return LedgerView.of(stores.get(EventStage.LEDGER, keyValueStore()));
    }
}
