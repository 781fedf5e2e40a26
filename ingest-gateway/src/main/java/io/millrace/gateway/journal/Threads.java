package io.millrace.gateway.journal;

/** How the journal's threads end: they are asked to and waited for, as an interrupt would close the file under them. */
final class Threads {
    private Threads() {}

    /** Waits for the end of a thread, and keeps an interrupt for whoever called. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
