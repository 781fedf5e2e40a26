package io.millrace.recommendation.serve;

import org.jspecify.annotations.Nullable;

/**
 * A question for products to show, checked.
 *
 * @param visitorId who asks, null when nobody in particular
 * @param itemId the product at hand, null for none
 * @param most products that are wanted
 */
record RecommendationRequest(
        @Nullable String visitorId, @Nullable String itemId, int most) {
    static final String NEXT = "next";
    private static final int LONGEST_ID = 256;
    private static final int USUAL_NUMBER = 10;

    /**
     * Reads the parts of a request as they were sent; an empty one counts as not sent.
     *
     * @throws InvalidRecommendationRequestException when a part makes no sense
     */
    static RecommendationRequest of(
            @Nullable String visitorId, @Nullable String itemId, @Nullable String n, int mostItems) {
        return new RecommendationRequest(id("visitorId", visitorId), id("itemId", itemId), number(n, mostItems));
    }

    private static @Nullable String id(String name, @Nullable String sent) {
        if (sent == null || sent.isBlank()) {
            return null;
        }
        if (sent.length() > LONGEST_ID) {
            throw new InvalidRecommendationRequestException(
                    "%s may have %d characters, this one has %d.".formatted(name, LONGEST_ID, sent.length()));
        }
        return sent;
    }

    private static int number(@Nullable String sent, int most) {
        if (sent == null || sent.isBlank()) {
            return Math.min(USUAL_NUMBER, most);
        }
        try {
            int number = Integer.parseInt(sent);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same advice.
        }
        throw new InvalidRecommendationRequestException("n must be a number from 1 to %d.".formatted(most));
    }
}
