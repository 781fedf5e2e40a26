package io.millrace.recommendation.index;

import java.time.Duration;

/**
 * V-STAN's weights: how alike two visits are, and how much a visit speaks for a product in it. Each decay is the distance
 * at which a weight has fallen to a third (1/e).
 *
 * @param positionDecay steps back in the visitor's own visit, when visits are compared
 * @param sessionDecay age of a visit, compared with the newest at hand
 * @param nearnessDecay steps between a product and the shared one within the other visit
 * @param sharedDecay steps back in the visitor's own visit to the newest product that both share
 * @param rarity how much a product counts for being rare, 0 for not at all
 */
public record VstanRule(
        double positionDecay, Duration sessionDecay, double nearnessDecay, double sharedDecay, double rarity) {

    public VstanRule {
        if (!(positionDecay > 0 && nearnessDecay > 0 && sharedDecay > 0 && rarity >= 0)
                || sessionDecay.toMillis() < 1) {
            throw new IllegalArgumentException("Decays must be positive, and rarity must not be negative");
        }
    }

    /** How much one of the visitor's products counts; the newest, 0 steps back, counts 1. */
    double positionWeight(int stepsBack) {
        return Math.exp(-stepsBack / positionDecay);
    }

    /** How alike a visit is: the cosine of both visits' products, the visitor's own weighted, less for an old visit. */
    double similarity(double sharedWeight, double ownNorm, int items, long age) {
        return sharedWeight / (ownNorm * Math.sqrt(items)) * Math.exp(-age / (double) sessionDecay.toMillis());
    }

    double sharedWeight(int stepsBack) {
        return Math.exp(-stepsBack / sharedDecay);
    }

    double nearness(int steps) {
        return Math.exp(-steps / nearnessDecay);
    }

    /** How much a product counts that is in so many of all sessions. */
    double rarityWeight(int sessions, int withItem) {
        return 1 + rarity * Math.log((double) Math.max(sessions, withItem) / withItem);
    }
}
