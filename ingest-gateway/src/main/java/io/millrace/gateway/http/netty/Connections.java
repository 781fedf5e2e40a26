package io.millrace.gateway.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The connections that are open. When the server stops, each may end the request that it is at. */
final class Connections {
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private volatile boolean ending;

    void add(Channel connection) {
        open.add(connection);
        if (ending) {
            connection.pipeline().fireUserEventTriggered(ConnectionHandler.END);
        }
    }

    /** Whether no connection may take another request. */
    boolean areEnding() {
        return ending;
    }

    int count() {
        return open.size();
    }

    /** Ends all: those that are idle at once, the others after the answer, or when the time is up. */
    void end(Duration patience) throws InterruptedException {
        ending = true;
        open.forEach(connection -> connection.pipeline().fireUserEventTriggered(ConnectionHandler.END));
        if (!open.newCloseFuture().await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            open.close().awaitUninterruptibly();
        }
    }
}
