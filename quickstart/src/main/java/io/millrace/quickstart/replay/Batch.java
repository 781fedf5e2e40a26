package io.millrace.quickstart.replay;

/** What one request carries: one JSON object on each line. */
final class Batch<T> {
    private final byte[] body;
    private final int size;
    private final T last;

    Batch(byte[] body, int size, T last) {
        this.body = body;
        this.size = size;
        this.last = last;
    }

    byte[] body() {
        return body;
    }

    /** How many objects there are. */
    int size() {
        return size;
    }

    /** What the last object tells of. */
    T last() {
        return last;
    }

    /** How much a request may carry. */
    record Limits(int items, int bytes) {
        /** The gateway takes 2,500 items and 1 MB. */
        static final Limits OF_A_REQUEST = new Limits(2_000, 900_000);

        Limits withAtMost(int fewerItems) {
            return new Limits(Math.min(items, fewerItems), bytes);
        }
    }
}
