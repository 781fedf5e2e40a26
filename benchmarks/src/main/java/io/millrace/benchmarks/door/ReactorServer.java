package io.millrace.benchmarks.door;

import java.util.function.IntConsumer;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The gateway behind Reactor Netty, without WebFlux. */
final class ReactorServer {
    private ReactorServer() {}

    static void start(IntConsumer onPort) {
        PlainRequest gateway = new PlainRequest();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asByteArray()
                        .flatMap(body -> Mono.fromCompletionStage(gateway.answer(
                                "POST",
                                request.fullPath(),
                                name -> request.requestHeaders().get(name),
                                body)))
                        .flatMap(answer -> response.status(answer.status())
                                .header("Content-Type", String.valueOf(answer.contentType()))
                                .header("Content-Length", Integer.toString(answer.body().length))
                                .sendByteArray(Mono.just(answer.body()))
                                .then()))
                .bindNow();
        onPort.accept(server.port());
        server.onDispose().block();
    }
}
