package io.millrace.recommendation.index;

/** A visit that shares products with the visitor's, and how alike it is. */
final class Neighbour {
    private final Item[] items;
    private final int shared;
    private final double similarity;

    /**
     * A neighbour as it is found.
     *
     * @param items its products, the latest last
     * @param shared the newest of the visitor's products that it has, as a position in the question
     */
    Neighbour(Item[] items, int shared, double similarity) {
        this.items = items;
        this.shared = shared;
        this.similarity = similarity;
    }

    int size() {
        return items.length;
    }

    Item item(int position) {
        return items[position];
    }

    int shared() {
        return shared;
    }

    double similarity() {
        return similarity;
    }

    /** Where in the visit a product is that it has. */
    int positionOf(Item item) {
        int position = items.length - 1;
        while (position > 0 && items[position] != item) {
            position--;
        }
        return position;
    }
}
