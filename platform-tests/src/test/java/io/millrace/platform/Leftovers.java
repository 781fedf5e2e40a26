package io.millrace.platform;

import java.util.List;
import java.util.Set;

/** Threads that would keep the JVM alive. */
final class Leftovers {
    /** Of the JVM, of Maven's test runner, and of what they run in. */
    private static final Set<String> FOREIGN = Set.of("main", "surefire-forkedjvm-stream-flusher", "DestroyJavaVM");

    private Leftovers() {}

    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && thread.isAlive())
                .map(Thread::getName)
                .filter(name -> !FOREIGN.contains(name))
                .toList();
    }
}
