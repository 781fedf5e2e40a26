package io.millrace.quickstart.retail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * The events of many visits in order of time; at equal times the visit that the file has first goes first. Only visits
 * that overlap the present moment are spelt out.
 */
final class MergedVisits implements Iterator<ShopEvent> {
    private final Queue<Visit> closed = new ArrayDeque<>();
    private final PriorityQueue<Visit> open =
            new PriorityQueue<>(Comparator.comparing(Visit::nextTime).thenComparingInt(Visit::rank));

    /** Takes the invoices in the order of the file. */
    MergedVisits(List<Invoice> invoices) {
        IntStream.range(0, invoices.size())
                .mapToObj(rank -> new Visit(invoices.get(rank), rank))
                .sorted(Comparator.comparing(Visit::nextTime))
                .forEach(closed::add);
    }

    @Override
    public boolean hasNext() {
        return !open.isEmpty() || !closed.isEmpty();
    }

    @Override
    public ShopEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        openDueVisits();
        Visit earliest = open.remove();
        ShopEvent event = earliest.take();
        if (!earliest.isOver()) {
            open.add(earliest);
        }
        return event;
    }

    /** No event of a visit is before its start, so a visit that starts after the next event may stay closed. */
    private void openDueVisits() {
        for (Visit next = closed.peek(); next != null && isDue(next); next = closed.peek()) {
            next.open();
            open.add(closed.remove());
        }
    }

    private boolean isDue(Visit visit) {
        Visit earliest = open.peek();
        return earliest == null || !visit.nextTime().isAfter(earliest.nextTime());
    }

    private static final class Visit {
        private final Invoice invoice;
        private final int rank;
        private List<ShopEvent> events = List.of();
        private int taken = 0;

        Visit(Invoice invoice, int rank) {
            this.invoice = invoice;
            this.rank = rank;
        }

        void open() {
            events = VisitRule.eventsOf(invoice);
        }

        Instant nextTime() {
            return events.isEmpty() ? invoice.start() : events.get(taken).time();
        }

        int rank() {
            return rank;
        }

        ShopEvent take() {
            return events.get(taken++);
        }

        boolean isOver() {
            return taken == events.size();
        }
    }
}
