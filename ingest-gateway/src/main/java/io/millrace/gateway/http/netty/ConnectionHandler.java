package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.netty.Deadlines.Phase;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: a request after the other, each answered before the next is looked at, so that the events of a client stay
 * in order. All of it runs on the connection's own thread, which nothing here may block.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
    /** Tells a connection to end when it has answered. */
    static final Object END = new Object();

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionHandler.class);
    private static final int MOST_WAITING = 32;

    private final Serving serving;
    private final Reception reception;
    private final Deadlines deadlines;
    /** What has arrived while a request is being answered. */
    private final Deque<Object> waiting = new ArrayDeque<>();

    private @Nullable Arrival arrival;
    private boolean answering;
    private boolean draining;
    private boolean ended;

    ConnectionHandler(Serving serving, Deadlines deadlines) {
        this.serving = serving;
        this.reception = new Reception(serving.routes(), serving.settings(), serving.bodies());
        this.deadlines = deadlines;
    }

    @Override
    public void channelActive(ChannelHandlerContext connection) {
        deadlines.onExpiry(phase -> expire(connection, phase));
        serving.connections().add(connection.channel());
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        ended = true;
        if (arrival != null) {
            serving.bodies().giveBack(arrival.held());
            arrival = null;
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object part) {
        if (!answering && !draining) {
            take(connection, part);
            return;
        }
        waiting.add(part);
        if (waiting.size() == MOST_WAITING) {
            connection.channel().config().setAutoRead(false);
        }
    }

    private void drain(ChannelHandlerContext connection) {
        if (draining || waiting.isEmpty()) {
            return;
        }
        draining = true;
        while (!answering && !waiting.isEmpty()) {
            take(connection, waiting.remove());
        }
        draining = false;
        connection.channel().config().setAutoRead(waiting.size() < MOST_WAITING);
    }

    private void take(ChannelHandlerContext connection, Object part) {
        try {
            if (!ended && part instanceof HttpRequest head) {
                begin(connection, head);
            }
            if (!ended && part instanceof HttpContent content) {
                goOn(connection, content);
            }
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private void begin(ChannelHandlerContext connection, HttpRequest head) {
        deadlines.enter(Phase.BODY);
        if (Cors.isPreflight(head)) {
            AnswerWriter.writePreflight(connection, head);
            return;
        }
        Arrival begun = reception.receive(head);
        arrival = begun;
        if (begun.isNotWaitedFor()) {
            decide(connection, begun);
        } else if (begun.waitsForContinue()) {
            AnswerWriter.writeContinue(connection);
        }
    }

    private void goOn(ChannelHandlerContext connection, HttpContent content) {
        Arrival current = arrival;
        boolean last = content instanceof LastHttpContent;
        if (current == null) {
            if (last) {
                deadlines.enter(Phase.REQUEST);
            }
            return;
        }
        if (content.decoderResult().isFailure()) {
            refuse(connection, current, GatewayProblem.INCOMPLETE_BODY, "Its chunks cannot be told apart.");
            return;
        }
        current.body().add(content.content());
        if (current.body().isEndless()) {
            current.endConnection();
        }
        if (last || current.body().isEndless()) {
            decide(connection, current);
        }
    }

    /** The body is there, or will not be waited for. */
    private void decide(ChannelHandlerContext connection, Arrival current) {
        arrival = null;
        answering = true;
        deadlines.enter(Phase.ANSWER);
        if (current.subject() instanceof Arrival.Decided decided) {
            answer(connection, current, decided.answer());
        } else if (current.subject() instanceof Arrival.Routed routed) {
            serving.dispatch()
                    .ask(
                            routed.match().route(),
                            current.request(routed, RemoteAddress.of(connection.channel())),
                            connection.executor(),
                            answer -> answer(connection, current, answer));
        }
    }

    private void refuse(ChannelHandlerContext connection, Arrival current, GatewayProblem problem, String detail) {
        arrival = null;
        answering = true;
        current.endConnection();
        answer(connection, current, new RequestRefusedException(problem, detail).answer());
    }

    private void answer(ChannelHandlerContext connection, Arrival current, IngestAnswer answer) {
        if (serving.connections().areEnding()) {
            current.endConnection();
        }
        serving.bodies().giveBack(current.held());
        ended |= !current.keepsConnection();
        AnswerWriter.write(connection, current, answer);
        serving.listener()
                .answered(
                        current.method(),
                        current.routePath(),
                        answer.status(),
                        Duration.ofNanos(System.nanoTime() - current.startedAt()));
        answering = false;
        deadlines.enter(Phase.REQUEST);
        drain(connection);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void expire(ChannelHandlerContext connection, Phase phase) {
        Arrival current = arrival;
        if (phase == Phase.BODY && current != null) {
            refuse(connection, current, GatewayProblem.REQUEST_TIMEOUT, "Its body took too long to arrive.");
        } else if (phase == Phase.HEADERS) {
            ended = true;
            AnswerWriter.writeLast(
                    connection,
                    new RequestRefusedException(GatewayProblem.REQUEST_TIMEOUT, "Its headers took too long to arrive.")
                            .answer());
        } else {
            connection.close();
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void userEventTriggered(ChannelHandlerContext connection, Object event) {
        if (event == END && arrival == null && !answering) {
            ended = true;
            connection.close();
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void exceptionCaught(ChannelHandlerContext connection, Throwable failure) {
        if (failure instanceof IOException) {
            LOG.debug("A client broke off: {}", failure.getMessage());
        } else {
            LOG.error("A connection failed", failure);
        }
        connection.close();
    }
}
