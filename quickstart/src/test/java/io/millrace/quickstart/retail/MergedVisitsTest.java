package io.millrace.quickstart.retail;

import static io.millrace.quickstart.retail.Rows.EIGHT;
import static io.millrace.quickstart.retail.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MergedVisitsTest {

    @Example
    void interleavesVisitsThatOverlap() {
        Invoice first = visit("1", 2, EIGHT);
        Invoice second = visit("2", 1, EIGHT.plusMillis(3));

        assertThat(ids(new MergedVisits(List.of(first, second))))
                .containsExactly("1-1", "1-2", "1-3", "1-4", "2-1", "1-5", "2-2", "2-3");
    }

    @Example
    void hasNothingToSayAboutNothing() {
        Iterator<ShopEvent> events = new MergedVisits(List.of());

        assertThat(events.hasNext()).isFalse();
        assertThatThrownBy(events::next).isInstanceOf(NoSuchElementException.class);
    }

    /** The merge is lazy and keeps few visits open; sorting all events at once is the slow way to say the same. */
    @Property
    void isTheStableSortByTimeOfAllEvents(@ForAll("invoices") List<Invoice> invoices) {
        List<ShopEvent> sorted = new ArrayList<>();
        invoices.forEach(invoice -> sorted.addAll(VisitRule.eventsOf(invoice)));
        sorted.sort(Comparator.comparing(ShopEvent::time));

        List<String> merged = ids(new MergedVisits(invoices));

        assertThat(merged).containsExactlyElementsOf(ids(sorted.iterator()));
    }

    @Provide
    Arbitrary<List<Invoice>> invoices() {
        Arbitrary<Integer> rows = Arbitraries.integers().between(1, 6);
        Arbitrary<Instant> starts = Arbitraries.integers().between(0, 20).map(millis -> EIGHT.plusMillis(millis));
        Arbitrary<Invoice> invoices = Combinators.combine(Arbitraries.integers().between(1, 999_999), rows, starts)
                .as((number, lines, start) -> visit(String.valueOf(number), lines, start));
        return invoices.list().ofMaxSize(12);
    }

    private static Invoice visit(String number, int rows, Instant start) {
        return new Invoice(Collections.nCopies(rows, row(number, "85123A", "1", "2.55", start)));
    }

    private static List<String> ids(Iterator<ShopEvent> events) {
        List<String> ids = new ArrayList<>();
        events.forEachRemaining(event -> ids.add(event.invoice().number() + "-" + event.number()));
        return ids;
    }
}
