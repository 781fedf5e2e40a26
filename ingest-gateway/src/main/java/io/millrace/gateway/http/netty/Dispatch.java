package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.BodyDecoder;
import io.millrace.gateway.http.FrontDoor;
import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Route;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Has requests answered on the thread that they may hold up: small and plain ones on that of their connection. */
final class Dispatch {
    private static final int MOST_BYTES_AT_ONCE = 64 * 1024;

    private final Workers workers;
    private final BodyDecoder decoder;

    Dispatch(Workers workers, BodyDecoder decoder) {
        this.workers = workers;
        this.decoder = decoder;
    }

    /** Has a request answered; the answer is handed over on the connection's thread, on which this must be called. */
    void ask(Route route, IngestRequest request, EventExecutor connection, Consumer<IngestAnswer> onAnswer) {
        if (isQuick(route, request)) {
            askNow(route, request, connection, onAnswer);
            return;
        }
        Executor worker = route.blocks() ? workers.questions() : workers.bodies();
        try {
            worker.execute(() -> askNow(route, request, connection, onAnswer));
        } catch (RejectedExecutionException e) {
            onAnswer.accept(RequestRefusedException.unavailable(
                            GatewayProblem.OVERLOADED, "The gateway has too much to do. Send the same request again.")
                    .answer());
        }
    }

    private static boolean isQuick(Route route, IngestRequest request) {
        return !route.blocks()
                && request.body().bytes().length <= MOST_BYTES_AT_ONCE
                && !BodyDecoder.isCoded(request.header("Content-Encoding"));
    }

    // The stage never fails.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void askNow(Route route, IngestRequest request, EventExecutor connection, Consumer<IngestAnswer> onAnswer) {
        FrontDoor.answer(route, request, decoder).thenAccept(answer -> {
            if (connection.inEventLoop()) {
                onAnswer.accept(answer);
            } else {
                connection.execute(() -> onAnswer.accept(answer));
            }
        });
    }
}
