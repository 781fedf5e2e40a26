package io.millrace.recommendation.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns from visits which products go together, and says what comes next: VMIS-kNN with V-STAN's weights over the newest
 * sessions. A click counts as soon as {@link #add} returns.
 *
 * <p>One thread adds; any number may ask meanwhile, without waiting. Memory is bounded by the limits alone: a new session
 * takes the place of the oldest, and a product that no session has any more is forgotten with it.
 */
public final class SessionIndex {
    private static final Comparator<Suggestion> LEAST_SUPPORT =
            Comparator.comparingInt(Suggestion::support).thenComparing(Suggestion::itemId, Comparator.reverseOrder());

    private final IndexLimits limits;
    private final VstanRule rule;
    private final int postingSize;
    private final ConcurrentMap<String, Item> items = new ConcurrentHashMap<>();
    private final Sessions sessions;
    private final Visits visits;
    private final NeighbourSearch search;

    public SessionIndex(IndexLimits limits, VstanRule rule) {
        this.limits = limits;
        this.rule = rule;
        this.postingSize = limits.candidates();
        this.sessions = new Sessions(limits.sessions());
        this.visits = new Visits(limits.visitors());
        this.search = new NeighbourSearch(sessions, limits, rule);
    }

    public void add(Click click) {
        String visitor = visitor(click.timeline(), click.visitorId());
        @Nullable
        Visit known = visits.of(visitor)
                .filter(visit -> visit.id().equals(click.visit()))
                .orElse(null);
        long time = click.time().toEpochMilli();
        int session = known != null && hasRoomFor(click.itemId(), known.session()) ? known.session() : begin();
        join(session, click.itemId(), time);
        visits.put(
                visitor,
                known == null
                        ? Visit.begun(click.visit(), session, time, click.itemId())
                        : known.after(session, time, click.itemId(), limits.itemsPerQuestion()));
    }

    /**
     * What comes next for somebody who has looked at some products.
     *
     * @param seen products, the newest last; none of them is suggested
     * @return the best first, nothing when no session has any of the products
     */
    public List<Suggestion> next(List<String> seen, int most) {
        Question question = Question.about(seen, limits.itemsPerQuestion(), items);
        List<Neighbour> neighbours = search.neighboursOf(question);
        return neighbours.isEmpty() ? List.of() : new Scores(question, neighbours, rule, sessions.size()).best(most);
    }

    /** The products that most sessions have, without some. Looks at every product; to be asked now and then. */
    public List<Suggestion> popular(int most, Collection<String> without) {
        Set<String> excluded = new HashSet<>(without);
        PriorityQueue<Suggestion> best = new PriorityQueue<>(LEAST_SUPPORT);
        for (Item item : items.values()) {
            int support = item.sessions();
            boolean good = best.size() < most || support >= best.element().support();
            if (good && support > 0 && !excluded.contains(item.id())) {
                double share = Math.min(1, (double) support / Math.max(1, sessions.size()));
                best.add(new Suggestion(item.id(), share, null, support));
            }
            if (best.size() > most) {
                best.remove();
            }
        }
        List<Suggestion> ordered = new ArrayList<>(best);
        ordered.sort(LEAST_SUPPORT.reversed());
        return ordered;
    }

    /** What a visitor has looked at during the latest visit, the newest last; nothing if that ended before a time. */
    public List<String> recentItems(String timeline, String visitorId, Instant notBefore) {
        return visits.of(visitor(timeline, visitorId))
                .filter(visit -> visit.lastTime() >= notBefore.toEpochMilli())
                .map(Visit::recent)
                .orElse(List.of());
    }

    public int sessionCount() {
        return sessions.size();
    }

    public int itemCount() {
        return items.size();
    }

    public int visitorCount() {
        return visits.size();
    }

    Sessions sessions() {
        return sessions;
    }

    Visits visits() {
        return visits;
    }

    /** Begins a session with room made for it, and answers with its number. */
    int begin() {
        if (sessions.isFull()) {
            for (Item item : sessions.forgetFirst()) {
                if (item.left()) {
                    items.remove(item.id());
                }
            }
        }
        return sessions.begin();
    }

    /** Puts a product at the end of a session, whether it had it before or not. */
    void join(int session, String itemId, long time) {
        Item item = items.computeIfAbsent(itemId, Item::new);
        Item[] before = sessions.of(session);
        long lastTime = before.length == 0 ? time : Math.max(time, sessions.lastTime(session));
        int at = Arrays.asList(before).indexOf(item);
        if (at < 0) {
            sessions.put(session, with(before, item), lastTime);
            item.joined(session, postingSize);
        } else {
            sessions.put(session, with(without(before, at), item), lastTime);
        }
    }

    private boolean hasRoomFor(String itemId, int session) {
        Item[] products = sessions.of(session);
        return products.length > 0
                && (products.length < limits.itemsPerSession()
                        || Arrays.stream(products).anyMatch(item -> item.id().equals(itemId)));
    }

    private static Item[] with(Item[] products, Item item) {
        Item[] longer = Arrays.copyOf(products, products.length + 1);
        longer[products.length] = item;
        return longer;
    }

    private static Item[] without(Item[] products, int at) {
        Item[] shorter = Arrays.copyOf(products, products.length - 1);
        System.arraycopy(products, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    /** Timelines do not mix: an import of last year's visits says nothing about what somebody looks at now. */
    private static String visitor(String timeline, String visitorId) {
        return timeline + '\0' + visitorId;
    }
}
