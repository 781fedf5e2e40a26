package io.millrace.gateway.http;

import io.millrace.gateway.intake.AllowanceExceededException;
import io.millrace.gateway.promise.ClosedException;
import io.millrace.gateway.publishing.LogUnavailableException;
import io.millrace.streams.web.SharedProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has every request answered: by its route, or by a problem. */
public final class FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private FrontDoor() {}

    /** The route's answer, sooner or later; the stage never fails. */
    public static CompletionStage<IngestAnswer> answer(Route route, IngestRequest request, BodyDecoder decoder) {
        try {
            return route.handler().answer(decoder.decode(request)).exceptionally(FrontDoor::answerTo);
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(answerTo(e));
        }
    }

    /** The answer to a request for which there is no route. */
    public static IngestAnswer answerToNoRoute(String method, String path, Set<String> allowed) {
        if (allowed.isEmpty()) {
            return untyped(NOT_FOUND, "Not Found", "There is nothing at " + path + ".");
        }
        return untyped(METHOD_NOT_ALLOWED, "Method Not Allowed", method + " is not served here.")
                .with("Allow", String.join(", ", allowed));
    }

    /** The answer to what HTTP itself makes wrong. */
    public static IngestAnswer untyped(int status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return IngestAnswer.problem(status, problem);
    }

    /** The answer to a request whose handler failed. */
    public static IngestAnswer answerTo(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof RequestRefusedException refusal) {
            return refusal.answer();
        }
        if (cause instanceof LogUnavailableException) {
            return unavailable(
                    GatewayProblem.LOG_UNAVAILABLE,
                    "Nobody knows whether it was kept. Send the same request again: what arrives twice counts once, its ids decide.");
        }
        if (cause instanceof ClosedException) {
            return unavailable(
                    GatewayProblem.NOT_READY,
                    "The gateway is stopping. Send the same request again: another one takes it.");
        }
        if (cause instanceof AllowanceExceededException exceeded) {
            String seconds =
                    Long.toString(exceeded.patience().plusNanos(999_999_999).toSeconds());
            return new RequestRefusedException(
                            GatewayProblem.QUOTA_EXCEEDED,
                            "Nothing of it was taken. Send the same request again in %s s.".formatted(seconds))
                    .with("Retry-After", seconds)
                    .with("X-RateLimit-Reset", seconds)
                    .answer();
        }
        UUID incident = UUID.randomUUID();
        LOG.error("Incident {}", incident, cause);
        return new RequestRefusedException(
                        SharedProblem.INTERNAL_ERROR,
                        "This is our fault. The service's log has the cause under incident " + incident + ".")
                .answer();
    }

    private static IngestAnswer unavailable(GatewayProblem problem, String detail) {
        return RequestRefusedException.unavailable(problem, detail).answer();
    }
}
