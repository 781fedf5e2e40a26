package io.millrace.benchmarks;

import io.millrace.streams.testkit.HttpProbe;
import io.millrace.streams.thread.DaemonThreads;
import io.millrace.system.suite.Member;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whom requests go to: in turn to each instance whose readiness answers and that is not told to leave, which is what
 * Kubernetes makes of a service's endpoints.
 */
final class Balancer implements AutoCloseable {
    private static final Duration BETWEEN_PROBES = Duration.ofMillis(500);
    private static final String READINESS = "/actuator/health/readiness";

    private final List<Member> instances;
    private final Set<Member> leaving = ConcurrentHashMap.newKeySet();
    private final List<Member> ready = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService prober =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreads("balancer"));

    private final ScheduledFuture<?> probing;

    Balancer(List<Member> instances) {
        this.instances = List.copyOf(instances);
        this.ready.addAll(instances);
        long pause = BETWEEN_PROBES.toMillis();
        probing = prober.scheduleWithFixedDelay(this::probe, pause, pause, TimeUnit.MILLISECONDS);
    }

    /**
     * Whose turn it is.
     *
     * @throws IllegalStateException when no instance is in use
     */
    URI next() {
        List<Member> inUse =
                ready.stream().filter(member -> !leaving.contains(member)).toList();
        if (inUse.isEmpty()) {
            throw new IllegalStateException("No instance is ready");
        }
        return inUse.get(Math.floorMod(turn.getAndIncrement(), inUse.size())).url();
    }

    /** Sends it no more requests, until {@link #takeBack}. */
    void takeOut(Member member) {
        leaving.add(member);
    }

    /** It is in use again from when its readiness answers. */
    void takeBack(Member member) {
        ready.remove(member);
        leaving.remove(member);
    }

    boolean isInUse(Member member) {
        return ready.contains(member) && !leaving.contains(member);
    }

    @Override
    public void close() {
        probing.cancel(true);
        prober.shutdownNow();
    }

    private void probe() {
        for (Member instance : instances) {
            boolean answers = HttpProbe.answers(instance.url().resolve(READINESS));
            if (!answers) {
                ready.remove(instance);
            } else if (!ready.contains(instance)) {
                ready.add(instance);
            }
        }
    }
}
