package io.millrace.benchmarks.door;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Sends one request over and over, on connections that are kept: as fast as answers come, or at a constant rate. At a constant
 * rate each request has a time at which it is due, and that is where its latency begins: one that has to wait for a slow
 * answer before it counts as slow itself.
 */
final class Load {
    /** Until all senders run, and the server has seen all connections. */
    private static final Duration SETTLING = Duration.ofMillis(600);

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final Duration SLICE = Duration.ofSeconds(3);
    private static final double FASTER = 1.03;
    private static final int SLICES_ALIKE = 3;
    private static final int MOST_SLICES = 20;

    private final int port;
    private final byte[] request;
    private final int connections;

    /** So many connections to a server, each of which sends one request after the other. */
    Load(int port, byte[] request, int connections) {
        this.port = port;
        this.request = request;
        this.connections = connections;
    }

    /** Sends until it gets no faster: what answers is compiled then, which takes a stack that does more a longer time. */
    void warmUp() throws InterruptedException {
        double best = 0;
        int slicesSince = 0;
        for (int slice = 0; slice < MOST_SLICES && slicesSince < SLICES_ALIKE; slice++) {
            double rate = most(SLICE);
            slicesSince = rate > FASTER * best ? 0 : slicesSince + 1;
            best = Math.max(best, rate);
        }
    }

    /** Requests a second when each connection sends as soon as it has its answer. */
    double most(Duration time) throws InterruptedException {
        return run(time, 0).getTotalCount() / (time.toNanos() / 1e9);
    }

    /** Latencies in nanoseconds at a constant rate. */
    Histogram at(double perSecond, Duration time) throws InterruptedException {
        return run(time, perSecond);
    }

    private Histogram run(Duration time, double perSecond) throws InterruptedException {
        long interval = perSecond == 0 ? 0 : (long) (connections * 1e9 / perSecond);
        ExecutorService senders = Executors.newFixedThreadPool(connections);
        try {
            List<Connection> open = connect();
            long start = System.nanoTime() + SETTLING.toNanos() / 2;
            Span counted = new Span(start + SETTLING.toNanos(), start + SETTLING.toNanos() + time.toNanos());
            List<Future<Histogram>> results = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Connection connection = open.get(i);
                long first = start + interval * i / connections;
                results.add(senders.submit(() -> send(connection, first, interval, counted)));
            }
            Histogram all = new Histogram(LONGEST_NANOS, DIGITS);
            for (Future<Histogram> result : results) {
                all.add(outcome(result));
            }
            return all;
        } finally {
            senders.shutdown();
        }
    }

    /** Before any of them sends: what the beginning costs is no answer's latency. */
    private List<Connection> connect() {
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            open.add(Connection.to(port));
        }
        return open;
    }

    /** The requests that count are those that are due within it. */
    private record Span(long from, long to) {
        boolean holds(long time) {
            return time >= from && time < to;
        }
    }

    private static Histogram outcome(Future<Histogram> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Histogram send(Connection connection, long first, long interval, Span counted) throws IOException {
        Histogram latencies = new Histogram(LONGEST_NANOS, DIGITS);
        try (connection) {
            long due = first;
            awaitTime(due);
            while (due < counted.to()) {
                connection.exchange(request);
                long answered = System.nanoTime();
                if (counted.holds(due)) {
                    latencies.recordValue(Math.min(LONGEST_NANOS, answered - due));
                }
                due = interval == 0 ? answered : due + interval;
                awaitTime(due);
            }
        }
        return latencies;
    }

    private static void awaitTime(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}
