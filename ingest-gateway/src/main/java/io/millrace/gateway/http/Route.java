package io.millrace.gateway.http;

import java.util.concurrent.CompletionStage;

/**
 * Which requests are answered, and by what.
 *
 * @param path literal, or with names in braces that each stand for one segment, as in {@code /v1/imports/{id}/watermark}
 * @param blocks whether the handler may take its time: it is then kept off the threads that serve connections
 */
public record Route(String method, String path, boolean blocks, Handler handler) {

    /** Answers a request. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers, now or later.
         *
         * @throws RequestRefusedException when the request is refused; the stage may fail with it as well
         */
        CompletionStage<IngestAnswer> answer(IngestRequest request);
    }

    /** A question. Who asks with HEAD is answered by it as well, so that it must change nothing; see {@link #head}. */
    public static Route get(String path, Handler handler) {
        return new Route("GET", path, false, handler);
    }

    /** What HEAD is answered with where GET takes something: HEAD never does. */
    public static Route head(String path, Handler handler) {
        return new Route("HEAD", path, false, handler);
    }

    public static Route post(String path, Handler handler) {
        return new Route("POST", path, false, handler);
    }

    public static Route put(String path, Handler handler) {
        return new Route("PUT", path, false, handler);
    }

    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, false, handler);
    }

    /** The same for a handler that waits for something, or works for long. */
    public Route blocking() {
        return new Route(method, path, true, handler);
    }

    /** As API descriptions name it, as in {@code POST /v1/events}. */
    public String operation() {
        return method + " " + path;
    }
}
