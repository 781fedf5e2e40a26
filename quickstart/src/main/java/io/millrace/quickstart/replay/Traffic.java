package io.millrace.quickstart.replay;

import io.millrace.quickstart.retail.ShopEvent;

/** What the replay's events are to the suite: an import of the past, or something that happens now. */
interface Traffic {
    /** How its events are written. */
    JsonLine<ShopEvent> format();

    /** Whether a request may be written while the one before is under way. */
    boolean mayPrepareAhead();

    /** Hands events over; they are stored when this returns. */
    Receipt deliver(Batch<ShopEvent> events) throws InterruptedException;

    /** Is told that what was delivered is stored, and may tell others. */
    void stored(Batch<ShopEvent> events) throws InterruptedException;

    /** Says that nothing follows. */
    void finish() throws InterruptedException;
}
