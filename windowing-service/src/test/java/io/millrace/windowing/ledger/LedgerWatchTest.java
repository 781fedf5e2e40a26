package io.millrace.windowing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.streams.boot.StoreUnavailableException;
import io.millrace.windowing.ledger.LedgerView.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerWatchTest {
    private static final Entry EQUAL = new Entry("equal", 10, 3, 6, 1, 8, 5, 2, 1);
    private static final Entry LOSES_AN_EVENT = new Entry("loses", 10, 3, 5, 1, 7, 4, 2, 1);
    private static final Entry LOSES_AN_ASSIGNMENT = new Entry("forgets", 10, 3, 6, 1, 8, 5, 1, 1);

    private List<Entry> entries = List.of(EQUAL);
    private boolean isThere = true;
    private final LedgerWatch watch = new LedgerWatch(this::ledger);

    @Test
    void namesTheMetricsThatDoNotAddUp() {
        watch.run();
        assertThat(watch.unbalanced()).isEmpty();

        entries = List.of(EQUAL, LOSES_AN_EVENT, LOSES_AN_ASSIGNMENT);
        watch.run();

        assertThat(watch.unbalanced()).containsExactly("loses", "forgets");
    }

    @Test
    void keepsTheAlarmWhileTheLedgerIsNotThere() {
        entries = List.of(LOSES_AN_EVENT);
        watch.run();

        isThere = false;
        watch.run();

        assertThat(watch.unbalanced()).containsExactly("loses");
    }

    private LedgerView ledger() {
        if (!isThere) {
            throw new StoreUnavailableException("ledger");
        }
        return new LedgerView(entries.stream().allMatch(Entry::balanced), entries);
    }
}
