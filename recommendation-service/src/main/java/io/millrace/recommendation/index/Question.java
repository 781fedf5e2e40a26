package io.millrace.recommendation.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor has looked at: distinct products, the newest last.
 *
 * @param items what the index knows of each, null for a product that no session has
 */
record Question(List<String> ids, List<@Nullable Item> items) {

    /** The newest of the products, each at the place where it was last seen. */
    static Question about(List<String> seen, int most, Map<String, Item> known) {
        LinkedHashSet<String> newestLast = new LinkedHashSet<>();
        for (String id : seen) {
            newestLast.remove(id);
            newestLast.add(id);
        }
        List<String> all = new ArrayList<>(newestLast);
        List<String> ids = all.subList(Math.max(0, all.size() - most), all.size());
        List<@Nullable Item> items = new ArrayList<>(ids.size());
        ids.forEach(id -> items.add(known.get(id)));
        return new Question(ids, items);
    }

    int size() {
        return ids.size();
    }

    /** Steps from the newest product back to a position. */
    int stepsBack(int position) {
        return size() - 1 - position;
    }
}
