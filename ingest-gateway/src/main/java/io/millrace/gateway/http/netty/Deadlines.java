package io.millrace.gateway.http.netty;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Knows what a connection is waiting for, and says when it has waited too long. It looks at the clock now and then: a timer
 * for each request would cost more than most requests.
 */
final class Deadlines extends ChannelInboundHandlerAdapter {
    private static final long SELDOM = TimeUnit.SECONDS.toMillis(1);
    private static final int LOOKS = 4;

    /** What a connection waits for. */
    enum Phase {
        REQUEST,
        HEADERS,
        BODY,
        ANSWER
    }

    private final ServerSettings.Timeouts timeouts;
    private Phase phase = Phase.REQUEST;
    private long since = System.nanoTime();
    private Consumer<Phase> onExpiry = expired -> {};
    private @Nullable Future<?> looking;

    Deadlines(ServerSettings.Timeouts timeouts) {
        this.timeouts = timeouts;
    }

    void onExpiry(Consumer<Phase> listener) {
        onExpiry = listener;
    }

    void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
    }

    @Override
    public void channelActive(ChannelHandlerContext connection) {
        enter(Phase.REQUEST);
        long shortest = Math.min(
                timeouts.idle().toMillis(),
                Math.min(timeouts.header().toMillis(), timeouts.body().toMillis()));
        long pause = Math.max(1, Math.min(SELDOM, shortest / LOOKS));
        looking = connection.executor().scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
        connection.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (phase == Phase.REQUEST) {
            enter(Phase.HEADERS);
        }
        connection.fireChannelRead(bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        if (looking != null) {
            looking.cancel(false);
        }
        connection.fireChannelInactive();
    }

    private void look() {
        Duration limit = limit();
        if (limit != null && System.nanoTime() - since > limit.toNanos()) {
            onExpiry.accept(phase);
        }
    }

    private @Nullable Duration limit() {
        return switch (phase) {
            case REQUEST -> timeouts.idle();
            case HEADERS -> timeouts.header();
            case BODY -> timeouts.body();
            case ANSWER -> null;
        };
    }
}
