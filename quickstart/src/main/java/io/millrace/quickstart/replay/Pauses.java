package io.millrace.quickstart.replay;

import java.time.Duration;

/** How the replay lets time pass. */
interface Pauses {
    void pause(Duration length) throws InterruptedException;
}
