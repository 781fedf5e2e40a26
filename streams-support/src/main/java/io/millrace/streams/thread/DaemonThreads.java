package io.millrace.streams.thread;

import java.util.concurrent.ThreadFactory;

/** Threads that bear the name of their work, and keep no process from ending. */
public record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
