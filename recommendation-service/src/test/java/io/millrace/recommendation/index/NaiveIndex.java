package io.millrace.recommendation.index;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@link SessionIndex} promises, by looking at everything each time. */
final class NaiveIndex {
    private final IndexLimits limits;
    private final VstanRule rule;
    private final TreeMap<Integer, Session> sessions = new TreeMap<>();
    private final LinkedHashMap<String, Visit> visits = new LinkedHashMap<>();
    private int next;

    NaiveIndex(IndexLimits limits, VstanRule rule) {
        this.limits = limits;
        this.rule = rule;
    }

    void add(Click click) {
        String visitor = click.timeline() + "/" + click.visitorId();
        Visit visit = visits.remove(visitor);
        if (visit == null || !visit.id.equals(click.visit())) {
            visit = new Visit(click.visit());
        }
        Session session = sessions.get(visit.session);
        if (session == null
                || (session.items.size() == limits.itemsPerSession() && !session.items.contains(click.itemId()))) {
            visit.session = next++;
            session = new Session();
            sessions.put(visit.session, session);
            sessions.headMap(next - limits.sessions()).clear();
        }
        session.see(click.itemId(), click.time().toEpochMilli());
        visit.recent.remove(click.itemId());
        visit.recent.add(click.itemId());
        visits.put(visitor, visit);
        if (visits.size() > limits.visitors()) {
            visits.remove(visits.keySet().iterator().next());
        }
    }

    List<String> recent(String timeline, String visitorId) {
        Visit visit = visits.get(timeline + "/" + visitorId);
        return visit == null ? List.of() : newest(visit.recent);
    }

    /** The score of every product that the neighbours of a visit have and the visit has not. */
    Map<String, Double> scores(List<String> seen) {
        List<String> question = newest(seen);
        Map<String, Double> scores = new HashMap<>();
        double possible = 0;
        for (Alike neighbour : neighbours(question)) {
            double voice = neighbour.similarity * rule.sharedWeight(question.size() - 1 - neighbour.shared);
            possible += voice;
            List<String> items = neighbour.session.items;
            int sharedAt = items.indexOf(question.get(neighbour.shared));
            for (String item : items) {
                if (!question.contains(item)) {
                    double weight = voice * rule.nearness(Math.abs(items.indexOf(item) - sharedAt));
                    scores.merge(item, weight * rule.rarityWeight(sessions.size(), sessionsWith(item)), Double::sum);
                }
            }
        }
        double most = possible * rule.nearness(1) * rule.rarityWeight(sessions.size(), 1);
        scores.replaceAll((item, score) -> Math.min(1, score / most));
        return scores;
    }

    /** For each of the visitor's products: how many neighbours have it as the newest that they share, and the other. */
    Map<String, Integer> support(List<String> seen, String item) {
        List<String> question = newest(seen);
        Map<String, Integer> support = new HashMap<>();
        for (Alike neighbour : neighbours(question)) {
            if (neighbour.session.items.contains(item)) {
                support.merge(question.get(neighbour.shared), 1, Integer::sum);
            }
        }
        return support;
    }

    int sessionsWith(String item) {
        return (int) sessions.values().stream()
                .filter(session -> session.items.contains(item))
                .count();
    }

    int sessionCount() {
        return sessions.size();
    }

    private List<Alike> neighbours(List<String> question) {
        TreeSet<Integer> candidates = new TreeSet<>(Comparator.reverseOrder());
        for (String item : question) {
            sessions.descendingMap().entrySet().stream()
                    .filter(session -> session.getValue().items.contains(item))
                    .limit(limits.candidates())
                    .forEach(session -> candidates.add(session.getKey()));
        }
        List<Session> newest = candidates.stream()
                .limit(limits.candidates())
                .map(sessions::get)
                .toList();
        long now = newest.stream().mapToLong(session -> session.lastTime).max().orElse(0);
        return newest.stream()
                .map(session -> alike(question, session, now))
                .filter(alike -> alike.similarity > 0)
                .sorted(comparingDouble(Alike::similarity).reversed())
                .limit(limits.neighbours())
                .toList();
    }

    private Alike alike(List<String> question, Session session, long now) {
        double norm = 0;
        double shared = 0;
        int newestShared = 0;
        for (int i = 0; i < question.size(); i++) {
            double weight = rule.positionWeight(question.size() - 1 - i);
            norm += weight * weight;
            if (session.items.contains(question.get(i))) {
                shared += weight;
                newestShared = i;
            }
        }
        return new Alike(
                session,
                newestShared,
                rule.similarity(shared, Math.sqrt(norm), session.items.size(), now - session.lastTime));
    }

    private List<String> newest(Iterable<String> seen) {
        LinkedHashSet<String> distinct = new LinkedHashSet<>();
        for (String item : seen) {
            distinct.remove(item);
            distinct.add(item);
        }
        List<String> items = new ArrayList<>(distinct);
        return items.subList(Math.max(0, items.size() - limits.itemsPerQuestion()), items.size());
    }

    private record Alike(Session session, int shared, double similarity) {}

    private static final class Session {
        private final List<String> items = new ArrayList<>();
        private long lastTime = Long.MIN_VALUE;

        void see(String item, long time) {
            items.remove(item);
            items.add(item);
            lastTime = Math.max(lastTime, time);
        }
    }

    private static final class Visit {
        private final String id;
        private final LinkedHashSet<String> recent = new LinkedHashSet<>();
        private int session = -1;

        Visit(String id) {
            this.id = id;
        }
    }
}
