package io.millrace.benchmarks.flink;

import io.millrace.event.clickstream.EventType;
import java.util.ArrayList;
import org.apache.flink.api.common.functions.AggregateFunction;

/** A visit, step by step: the same counts, firsts and items as the suite's. */
final class SessionSoFar implements AggregateFunction<Step, Visit, Visit> {
    private static final int MOST_ITEMS = 500;

    @Override
    public Visit createAccumulator() {
        return new Visit();
    }

    @Override
    public Visit add(Step step, Visit visit) {
        count(step, visit);
        if (step.time < visit.first) {
            visit.first = step.time;
            visit.path = step.path;
            visit.campaign = step.campaign;
            visit.country = step.country;
            visit.device = step.device;
        }
        if (step.time >= visit.last) {
            visit.last = step.time;
            visit.customer = step.customer;
        }
        for (String item : step.items) {
            if (visit.items.size() < MOST_ITEMS && !visit.items.contains(item)) {
                visit.items.add(item);
            }
        }
        return visit;
    }

    @Override
    public Visit getResult(Visit visit) {
        return visit;
    }

    @Override
    public Visit merge(Visit one, Visit other) {
        Visit earlier = one.first <= other.first ? one : other;
        Visit later = earlier == one ? other : one;
        Visit merged = new Visit();
        merged.first = earlier.first;
        merged.last = Math.max(one.last, other.last);
        merged.customer = later.last >= earlier.last ? later.customer : earlier.customer;
        merged.path = earlier.path;
        merged.campaign = earlier.campaign;
        merged.country = earlier.country;
        merged.device = earlier.device;
        merged.events = one.events + other.events;
        merged.pageViews = one.pageViews + other.pageViews;
        merged.productsViewed = one.productsViewed + other.productsViewed;
        merged.carts = one.carts + other.carts;
        merged.orders = one.orders + other.orders;
        merged.revenue = one.revenue + other.revenue;
        merged.items = new ArrayList<>(earlier.items);
        for (String item : later.items) {
            if (merged.items.size() < MOST_ITEMS && !merged.items.contains(item)) {
                merged.items.add(item);
            }
        }
        return merged;
    }

    private static void count(Step step, Visit visit) {
        visit.events++;
        visit.pageViews += oneIf(step, EventType.PAGE_VIEWED);
        visit.productsViewed += oneIf(step, EventType.PRODUCT_VIEWED);
        visit.carts += oneIf(step, EventType.PRODUCT_ADDED);
        visit.orders += oneIf(step, EventType.ORDER_COMPLETED);
        visit.revenue += step.revenue;
    }

    private static int oneIf(Step step, EventType type) {
        return step.type == type ? 1 : 0;
    }
}
