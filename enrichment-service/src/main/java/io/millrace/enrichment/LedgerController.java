package io.millrace.enrichment;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.enrichment.customer.CustomerStage;
import io.millrace.enrichment.ledger.LedgerView;
import io.millrace.enrichment.visitor.VisitorStage;
import io.millrace.streams.boot.LocalStores;
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
        return LedgerView.of(
                stores.get(VisitorStage.LEDGER, keyValueStore()), stores.get(CustomerStage.LEDGER, keyValueStore()));
    }
}
