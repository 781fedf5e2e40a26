package io.millrace.recommendation.index;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/** Lets the neighbours of one question speak for the products that they have and the visitor has not. */
final class Scores {
    private static final Comparator<Scored> BEST_LAST = Comparator.comparingDouble(Scored::score)
            .thenComparing(scored -> scored.item().id(), Comparator.reverseOrder());

    private final Question question;
    private final List<Neighbour> neighbours;
    private final VstanRule rule;
    private final int sessions;
    /** By steps, as working them out each time would be most of the work. */
    private final double[] nearness;

    Scores(Question question, List<Neighbour> neighbours, VstanRule rule, int sessions) {
        this.question = question;
        this.neighbours = neighbours;
        this.rule = rule;
        this.sessions = sessions;
        int longest = neighbours.stream().mapToInt(Neighbour::size).max().orElse(0);
        this.nearness = IntStream.range(0, longest).mapToDouble(rule::nearness).toArray();
    }

    /**
     * The best products. A score of 1 would have the rarest product of all, in every neighbour right beside what it shares
     * with the visitor.
     */
    List<Suggestion> best(int most) {
        Map<Item, Sum> sums = new HashMap<>();
        double possible = 0;
        for (Neighbour neighbour : neighbours) {
            possible += voice(neighbour);
            hear(
                    neighbour,
                    (item, weight) ->
                            sums.computeIfAbsent(item, unheard -> new Sum()).add(weight));
        }
        question.items().forEach(sums::remove);
        possible *= rule.nearness(1) * rule.rarityWeight(sessions, 1);
        List<Scored> best = top(sums, most);
        Map<Item, Support> support = supportOf(best);
        List<Suggestion> suggestions = new ArrayList<>(best.size());
        for (Scored scored : best) {
            Support reason = requireNonNull(support.get(scored.item()));
            suggestions.add(new Suggestion(
                    scored.item().id(),
                    Math.min(1, scored.score() / possible),
                    question.ids().get(reason.strongest()),
                    reason.visits()));
        }
        return suggestions;
    }

    /** How much a neighbour has to say at all. */
    private double voice(Neighbour neighbour) {
        return neighbour.similarity() * rule.sharedWeight(question.stepsBack(neighbour.shared()));
    }

    private void hear(Neighbour neighbour, Hearing hearing) {
        Item shared = requireNonNull(question.items().get(neighbour.shared()));
        int sharedAt = neighbour.positionOf(shared);
        double voice = voice(neighbour);
        for (int i = 0; i < neighbour.size(); i++) {
            hearing.take(neighbour.item(i), voice * nearness[Math.abs(i - sharedAt)]);
        }
    }

    private List<Scored> top(Map<Item, Sum> sums, int most) {
        PriorityQueue<Scored> best = new PriorityQueue<>(BEST_LAST);
        sums.forEach((item, sum) -> {
            double score = sum.value * rule.rarityWeight(sessions, Math.max(1, item.sessions()));
            if (score > 0) {
                best.add(new Scored(item, score));
            }
            if (best.size() > most) {
                best.remove();
            }
        });
        List<Scored> ordered = new ArrayList<>(best);
        ordered.sort(BEST_LAST.reversed());
        return ordered;
    }

    /** Asks the neighbours a second time, only about the best: what speaks for each. */
    private Map<Item, Support> supportOf(List<Scored> best) {
        Map<Item, Support> support = new HashMap<>();
        best.forEach(scored -> support.put(scored.item(), new Support(question.size())));
        for (Neighbour neighbour : neighbours) {
            hear(neighbour, (item, weight) -> {
                Support ofItem = support.get(item);
                if (ofItem != null) {
                    ofItem.add(neighbour.shared(), weight);
                }
            });
        }
        return support;
    }

    private interface Hearing {
        void take(Item item, double weight);
    }

    private record Scored(Item item, double score) {}

    private static final class Sum {
        private double value;

        void add(double weight) {
            value += weight;
        }
    }

    /** What speaks for a product, by the visitor's own product that is behind it. */
    private static final class Support {
        private final double[] weights;
        private final int[] visits;

        Support(int positions) {
            weights = new double[positions];
            visits = new int[positions];
        }

        void add(int position, double weight) {
            weights[position] += weight;
            visits[position]++;
        }

        /** The position with the largest weight; of equal ones the newest. */
        int strongest() {
            int strongest = weights.length - 1;
            for (int i = weights.length - 2; i >= 0; i--) {
                if (weights[i] > weights[strongest]) {
                    strongest = i;
                }
            }
            return strongest;
        }

        int visits() {
            return visits[strongest()];
        }
    }
}
