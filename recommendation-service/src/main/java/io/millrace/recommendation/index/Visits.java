package io.millrace.recommendation.index;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The latest visit of each visitor. Who has not clicked for the longest time is forgotten when there are too many. */
final class Visits {
    private final int most;
    private final Map<String, Visit> byVisitor = new LinkedHashMap<>();

    Visits(int most) {
        this.most = most;
    }

    synchronized Optional<Visit> of(String visitor) {
        return Optional.ofNullable(byVisitor.get(visitor));
    }

    synchronized void put(String visitor, Visit visit) {
        byVisitor.remove(visitor);
        byVisitor.put(visitor, visit);
        if (byVisitor.size() > most) {
            byVisitor.remove(byVisitor.keySet().iterator().next());
        }
    }

    synchronized int size() {
        return byVisitor.size();
    }

    /** All visits by visitor, who clicked last at the end. */
    synchronized Map<String, Visit> all() {
        return new LinkedHashMap<>(byVisitor);
    }
}
