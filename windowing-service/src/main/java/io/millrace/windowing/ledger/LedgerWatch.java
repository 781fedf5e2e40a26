package io.millrace.windowing.ledger;

import io.millrace.streams.boot.StoreUnavailableException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether every metric accounts for every event, and raises the alarm when one does not. */
public final class LedgerWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerWatch.class);

    private final Supplier<LedgerView> ledger;
    private volatile List<String> unbalanced = List.of();

    /**
     * @param ledger of this instance's tasks; throws {@link StoreUnavailableException} while it is not there
     */
    public LedgerWatch(Supplier<LedgerView> ledger) {
        this.ledger = ledger;
    }

    /** The metrics that did not account for every event when it looked last. */
    public List<String> unbalanced() {
        return unbalanced;
    }

    @Override
    public void run() {
        try {
            LedgerView now = ledger.get();
            now.metrics().stream().filter(entry -> !entry.balanced()).forEach(LedgerWatch::warn);
            unbalanced = now.metrics().stream()
                    .filter(entry -> !entry.balanced())
                    .map(LedgerView.Entry::metric)
                    .toList();
        } catch (StoreUnavailableException e) {
            LOG.debug("The ledger is not there; what was known of it stands", e);
        }
    }

    private static void warn(LedgerView.Entry entry) {
        LOG.warn(
                "The ledger of the metric {} does not add up: {}. Its results are not to be trusted;"
                        + " reprocess it and report the fault",
                entry.metric(),
                entry);
    }
}
