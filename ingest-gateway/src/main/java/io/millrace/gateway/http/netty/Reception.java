package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.BodyDecoder;
import io.millrace.gateway.http.FrontDoor;
import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Routes;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;

/** Looks at the headers of a request, and says what is to become of it. */
final class Reception {
    private static final int BAD_REQUEST = 400;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final Routes routes;
    private final ServerSettings settings;
    private final HeldBodies bodies;

    Reception(Routes routes, ServerSettings settings, HeldBodies bodies) {
        this.routes = routes;
        this.settings = settings;
        this.bodies = bodies;
    }

    Arrival receive(HttpRequest head) {
        Arrival.Subject subject = subject(head);
        if (!(subject instanceof Arrival.Routed)) {
            return new Arrival(head, subject, BodyCollector.forNothing(), 0);
        }
        long announced = HttpUtil.isTransferEncodingChunked(head) ? -1 : HttpUtil.getContentLength(head, 0L);
        long room = announced < 0 ? settings.maxBodyBytes() : Math.min(announced, settings.maxBodyBytes());
        if (!bodies.tryHold(room)) {
            return new Arrival(head, new Arrival.Decided(full()), BodyCollector.forNothing(), 0);
        }
        BodyCollector body = new BodyCollector(announced, settings.maxBodyBytes(), settings.maxKeptBytes());
        return new Arrival(head, subject, body, room);
    }

    private static IngestAnswer full() {
        return RequestRefusedException.unavailable(
                        GatewayProblem.OVERLOADED, "Too many bodies are arriving. Send the same request again.")
                .answer();
    }

    private Arrival.Subject subject(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            return new Arrival.Decided(answerTo(head.decoderResult().cause()));
        }
        try {
            RequestTarget target = RequestTarget.of(head.uri());
            Optional<Routes.Match> match = routes.find(head.method().name(), target.path(), target.rawPath());
            Optional<RequestRefusedException> refusal =
                    BodyDecoder.refusalOf(head.headers().get(HttpHeaderNames.CONTENT_ENCODING));
            if (match.isPresent()) {
                return refusal.<Arrival.Subject>map(known -> new Arrival.Decided(known.answer()))
                        .orElseGet(() -> new Arrival.Routed(target, match.get()));
            }
            return new Arrival.Decided(FrontDoor.answerToNoRoute(
                    head.method().name(), target.path(), routes.methods(target.path(), target.rawPath())));
        } catch (IllegalArgumentException e) {
            return new Arrival.Decided(badRequest("The path or the query has a percent sign that encodes nothing."));
        }
    }

    private IngestAnswer answerTo(Throwable failure) {
        if (failure instanceof TooLongHttpLineException) {
            return FrontDoor.untyped(URI_TOO_LONG, "URI Too Long", "Send it in the body of a POST.");
        }
        if (failure instanceof TooLongHttpHeaderException) {
            return FrontDoor.untyped(
                    HEADERS_TOO_LARGE,
                    "Request Header Fields Too Large",
                    "All headers together may have %d bytes.".formatted(settings.maxHeaderBytes()));
        }
        return badRequest("This is no HTTP request that can be read.");
    }

    private static IngestAnswer badRequest(String detail) {
        return FrontDoor.untyped(BAD_REQUEST, "Bad Request", detail);
    }
}
