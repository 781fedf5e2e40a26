package io.millrace.recommendation.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What a visitor is doing.
 *
 * @param id of the visit
 * @param session number of the entry that the visit goes on in
 * @param lastTime of its latest click, in milliseconds since 1970
 * @param recent its newest products, the newest last
 */
record Visit(String id, int session, long lastTime, List<String> recent) {

    static Visit begun(String id, int session, long time, String itemId) {
        return new Visit(id, session, time, List.of(itemId));
    }

    Visit after(int inSession, long time, String itemId, int mostRecent) {
        return new Visit(id, inSession, Math.max(lastTime, time), newest(recent, itemId, mostRecent));
    }

    private static List<String> newest(List<String> before, String itemId, int most) {
        List<String> items = new ArrayList<>(before);
        items.remove(itemId);
        items.add(itemId);
        return List.copyOf(items.subList(Math.max(0, items.size() - most), items.size()));
    }
}
