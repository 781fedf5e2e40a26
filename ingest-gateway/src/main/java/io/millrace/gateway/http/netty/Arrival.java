package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.Routes;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** A request of which the headers are there, and the body is arriving. */
final class Arrival {
    private final HttpRequest head;
    private final Subject subject;
    private final BodyCollector body;
    private final long startedAt = System.nanoTime();
    private final long held;
    private boolean keepsConnection;

    /** What becomes of a request, as far as its headers tell. */
    sealed interface Subject {}

    /** It has a route, which is asked once the body is there. */
    record Routed(RequestTarget target, Routes.Match match) implements Subject {}

    /** Its answer is known already, but the body is waited for: few clients read before they have written. */
    record Decided(IngestAnswer answer) implements Subject {}

    /**
     * A request that has begun.
     *
     * @param held bytes of memory that its body may take
     */
    Arrival(HttpRequest head, Subject subject, BodyCollector body, long held) {
        this.head = head;
        this.subject = subject;
        this.body = body;
        this.held = held;
        this.keepsConnection = HttpUtil.isKeepAlive(head) && !isNotWaitedFor();
    }

    Subject subject() {
        return subject;
    }

    long held() {
        return held;
    }

    BodyCollector body() {
        return body;
    }

    IngestRequest request(Routed routed, String remoteAddress) {
        return new IngestRequest(
                head.method().name(),
                routed.target().path(),
                routed.match().variables(),
                routed.target().query(),
                routed.target().queryText(),
                new NettyHeaders(head.headers()),
                body.body(),
                remoteAddress);
    }

    /** The page that sends it, if a page does. */
    @Nullable
    String origin() {
        return head.headers().get(HttpHeaderNames.ORIGIN);
    }

    String method() {
        return head.method().name();
    }

    /** The path of its route as the API describes it. */
    String routePath() {
        return subject instanceof Routed routed ? routed.match().route().path() : "UNKNOWN";
    }

    /** Its body cannot be read, or its sender asks before sending one that is not taken. */
    boolean isNotWaitedFor() {
        return head.decoderResult().isFailure()
                || (waitsForContinue() && (subject instanceof Decided || body.isTooLarge()));
    }

    boolean isHead() {
        return head.method().equals(HttpMethod.HEAD);
    }

    boolean isOfHttp10() {
        return head.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    boolean waitsForContinue() {
        return HttpUtil.is100ContinueExpected(head);
    }

    boolean keepsConnection() {
        return keepsConnection;
    }

    /** Its connection carries nothing more after it. */
    void endConnection() {
        keepsConnection = false;
    }

    long startedAt() {
        return startedAt;
    }
}
