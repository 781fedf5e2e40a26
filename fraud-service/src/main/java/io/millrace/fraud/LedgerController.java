package io.millrace.fraud;

import static org.apache.kafka.streams.state.QueryableStoreTypes.keyValueStore;

import io.millrace.fraud.judgement.JudgementStage;
import io.millrace.fraud.ledger.LedgerView;
import io.millrace.fraud.signal.SignalStage;
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
                stores.get(SignalStage.LEDGER, keyValueStore()), stores.get(JudgementStage.LEDGER, keyValueStore()));
    }
}
