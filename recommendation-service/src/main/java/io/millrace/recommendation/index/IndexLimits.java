package io.millrace.recommendation.index;

/**
 * How much the index holds and looks at; its memory follows from these.
 *
 * @param sessions visits that are remembered, a power of two; a new one takes the place of the oldest
 * @param itemsPerSession products of one entry; a longer visit goes on in another
 * @param candidates visits, the newest of each product, that a question looks at
 * @param neighbours the visits among them that are most alike and have a say
 * @param itemsPerQuestion products that a question is about, the newest of the visitor's
 * @param visitors visitors whose visit is known, those who clicked last
 */
public record IndexLimits(
        int sessions, int itemsPerSession, int candidates, int neighbours, int itemsPerQuestion, int visitors) {

    public IndexLimits {
        if (Integer.bitCount(sessions) != 1 || sessions < 2) {
            throw new IllegalArgumentException("The number of sessions must be a power of two, was " + sessions);
        }
        if (itemsPerSession < 2 || candidates < 1 || neighbours < 1 || itemsPerQuestion < 1 || visitors < 1) {
            throw new IllegalArgumentException("An index of nothing answers nothing: limits must be positive, and"
                    + " a session must have room for two products");
        }
    }
}
