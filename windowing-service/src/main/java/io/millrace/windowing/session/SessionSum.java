package io.millrace.windowing.session;

import io.millrace.event.customer.Money;
import io.millrace.event.windows.Earliest;
import io.millrace.event.windows.SessionStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A session while steps are added to it. However steps are put together, the same comes out, and their order changes nothing
 * but that of the items.
 */
final class SessionSum {
    /** Ids among which it is faster to look one by one, and which a visit mostly has. */
    private static final int FEW = 8;

    private final SessionStep first;
    private final int mostItems;

    private String customerId;
    private Instant startedAt;
    private Instant endedAt;
    private long events;
    private long pageViews;
    private long productsViewed;
    private long carts;
    private long orders;
    private List<Money> revenue;
    private @Nullable Earliest landing;
    private @Nullable Earliest campaign;
    private @Nullable Earliest country;
    private @Nullable Earliest device;
    private List<String> items;
    /** Before it is, the list is a step's, and never changes. */
    private boolean itemsAreOurs;

    /**
     * Begins with a step.
     *
     * @param mostItems products remembered
     */
    SessionSum(SessionStep first, int mostItems) {
        this.first = first;
        this.mostItems = mostItems;
        this.customerId = first.getCustomerId();
        this.startedAt = first.getStartedAt();
        this.endedAt = first.getEndedAt();
        this.events = first.getEvents();
        this.pageViews = first.getPageViews();
        this.productsViewed = first.getProductsViewed();
        this.carts = first.getCarts();
        this.orders = first.getOrders();
        this.revenue = first.getRevenue();
        this.landing = first.getLanding();
        this.campaign = first.getCampaign();
        this.country = first.getCountry();
        this.device = first.getDevice();
        this.items = first.getItems();
    }

    String timeline() {
        return first.getTimeline();
    }

    /** Adds a step that came after those before. */
    void add(SessionStep more) {
        if (!more.getEndedAt().isBefore(endedAt)) {
            customerId = more.getCustomerId();
            endedAt = more.getEndedAt();
        }
        if (more.getStartedAt().isBefore(startedAt)) {
            startedAt = more.getStartedAt();
        }
        events += more.getEvents();
        pageViews += more.getPageViews();
        productsViewed += more.getProductsViewed();
        carts += more.getCarts();
        orders += more.getOrders();
        revenue = revenue(revenue, more.getRevenue());
        landing = earlier(landing, more.getLanding());
        campaign = earlier(campaign, more.getCampaign());
        country = earlier(country, more.getCountry());
        device = earlier(device, more.getDevice());
        addItems(more.getItems());
    }

    /** All of them as one. It is not to be added to any more. */
    SessionStep step() {
        return new SessionStep(
                first.getSessionId(),
                first.getTimeline(),
                first.getVisitorId(),
                customerId,
                startedAt,
                endedAt,
                events,
                pageViews,
                productsViewed,
                carts,
                orders,
                revenue,
                landing,
                campaign,
                country,
                device,
                items);
    }

    private static @Nullable Earliest earlier(@Nullable Earliest before, @Nullable Earliest more) {
        if (before == null || more == null) {
            return before == null ? more : before;
        }
        return more.getAt().isBefore(before.getAt()) ? more : before;
    }

    private static List<Money> revenue(List<Money> before, List<Money> more) {
        if (before.isEmpty() || more.isEmpty()) {
            return before.isEmpty() ? more : before;
        }
        Map<String, BigDecimal> amounts = new TreeMap<>();
        before.forEach(money -> amounts.put(money.getCurrency(), money.getAmount()));
        more.forEach(money -> amounts.merge(money.getCurrency(), money.getAmount(), BigDecimal::add));
        return amounts.entrySet().stream()
                .map(entry -> new Money(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** Each of both lists has an id once. */
    private void addItems(List<String> more) {
        if (items.isEmpty()) {
            items = more;
            itemsAreOurs = false;
            return;
        }
        Collection<String> known = more.size() > FEW ? new HashSet<>(items) : items;
        for (String item : more) {
            if (items.size() < mostItems && !known.contains(item)) {
                addItem(item);
            }
        }
    }

    private void addItem(String item) {
        if (!itemsAreOurs) {
            List<String> ours = new ArrayList<>(items.size() + FEW);
            ours.addAll(items);
            items = ours;
            itemsAreOurs = true;
        }
        items.add(item);
    }
}
