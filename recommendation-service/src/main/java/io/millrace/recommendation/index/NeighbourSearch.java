package io.millrace.recommendation.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the visits that are most like the visitor's: the newest that share a product with it, as VMIS-kNN does, and of those
 * the most alike by V-STAN's measure.
 */
final class NeighbourSearch {
    private static final int[] NO_SESSIONS = {};
    private static final Comparator<Neighbour> MOST_ALIKE =
            Comparator.comparingDouble(Neighbour::similarity).reversed();

    private final Sessions sessions;
    private final IndexLimits limits;
    private final VstanRule rule;

    NeighbourSearch(Sessions sessions, IndexLimits limits, VstanRule rule) {
        this.sessions = sessions;
        this.limits = limits;
        this.rule = rule;
    }

    /** The neighbours of a question; of equally alike ones the newer first. */
    List<Neighbour> neighboursOf(Question question) {
        double[] weights = IntStream.range(0, question.size())
                .mapToDouble(position -> rule.positionWeight(question.stepsBack(position)))
                .toArray();
        List<Candidate> candidates = candidatesFor(question, weights);
        long newest = candidates.stream()
                .mapToLong(candidate -> candidate.lastTime)
                .max()
                .orElse(0);
        double norm = norm(weights);
        List<Neighbour> neighbours = new ArrayList<>(candidates.size());
        for (Candidate candidate : candidates) {
            double similarity =
                    rule.similarity(candidate.sharedWeight, norm, candidate.items.length, newest - candidate.lastTime);
            if (similarity > 0) {
                neighbours.add(new Neighbour(candidate.items, candidate.shared, similarity));
            }
        }
        if (neighbours.size() <= limits.neighbours()) {
            return neighbours;
        }
        neighbours.sort(MOST_ALIKE);
        return neighbours.subList(0, limits.neighbours());
    }

    private static double norm(double[] weights) {
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return Math.sqrt(squares);
    }

    /** Merges the products' sessions, which are ordered, the newest session first. */
    private List<Candidate> candidatesFor(Question question, double[] weights) {
        int[][] postings = postings(question);
        int[] cursors = new int[postings.length];
        List<Candidate> candidates = new ArrayList<>();
        while (candidates.size() < limits.candidates()) {
            int ahead = newestAhead(postings, cursors);
            if (ahead < 0) {
                return candidates;
            }
            int session = postings[ahead][cursors[ahead]];
            double sharedWeight = 0;
            int shared = 0;
            for (int i = 0; i < postings.length; i++) {
                if (advance(postings[i], cursors, i, session)) {
                    sharedWeight += weights[i];
                    shared = i;
                }
            }
            Item[] items = sessions.of(session);
            if (items.length > 0) {
                candidates.add(new Candidate(items, sessions.lastTime(session), shared, sharedWeight));
            }
        }
        return candidates;
    }

    private int[][] postings(Question question) {
        int[][] postings = new int[question.size()][];
        for (int i = 0; i < postings.length; i++) {
            Item item = question.items().get(i);
            postings[i] = item == null ? NO_SESSIONS : item.newest(limits.candidates());
        }
        return postings;
    }

    /** The posting whose next session is the newest, or -1 when all are through. */
    private static int newestAhead(int[][] postings, int[] cursors) {
        int ahead = -1;
        for (int i = 0; i < postings.length; i++) {
            if (cursors[i] < postings[i].length
                    && (ahead < 0 || postings[i][cursors[i]] - postings[ahead][cursors[ahead]] > 0)) {
                ahead = i;
            }
        }
        return ahead;
    }

    /** Steps over a session, which may be there twice when it was being moved; says whether it was there. */
    private static boolean advance(int[] posting, int[] cursors, int at, int session) {
        int before = cursors[at];
        while (cursors[at] < posting.length && posting[cursors[at]] == session) {
            cursors[at]++;
        }
        return cursors[at] > before;
    }

    /** A session that shares a product with the question, before it is known how alike it is. */
    private static final class Candidate {
        private final Item[] items;
        private final long lastTime;
        private final int shared;
        private final double sharedWeight;

        Candidate(Item[] items, long lastTime, int shared, double sharedWeight) {
            this.items = items;
            this.lastTime = lastTime;
            this.shared = shared;
            this.sharedWeight = sharedWeight;
        }
    }
}
