package io.millrace.quickstart.replay;

/** How fast events go out. */
interface Pace {
    /** As fast as the gateway takes them. */
    Pace UNLIMITED = new Pace() {
        @Override
        public int eventsPerRequest() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void awaitTurn() {}

        @Override
        public void sent(int events) {}
    };

    /** How many events a request may carry without the flow becoming jerky. */
    int eventsPerRequest();

    /** Waits until the next request may go out. */
    void awaitTurn() throws InterruptedException;

    void sent(int events);
}
