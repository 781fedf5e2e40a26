package io.millrace.windowing.query;

import io.millrace.windowing.query.Question.Scope;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.state.HostInfo;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks other instances of the service, by HTTP and with the caller's own key. */
public final class OtherInstances {
    private static final int OK = 200;

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // What is not stale does not say so.
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private final HttpClient http;
    private final Duration patience;

    /**
     * @param patience how long an instance may take
     */
    public OtherInstances(Duration patience) {
        this.http = HttpClient.newBuilder().connectTimeout(patience).build();
        this.patience = patience;
    }

    /** What the instance knows; fails when it does not answer, or has no answer. */
    CompletableFuture<PanesView> ask(HostInfo instance, Question question, Scope scope) {
        URI uri = URI.create("http://%s:%d%s".formatted(instance.host(), instance.port(), question.path()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).header(Question.SCOPE, scope.name());
        if (question.authorization() != null) {
            request.header("Authorization", question.authorization());
        }
        return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> read(uri, answer));
    }

    private PanesView read(URI uri, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            throw new IllegalStateException(uri + " answered " + answer.statusCode());
        }
        return json.readValue(answer.body(), PanesView.class);
    }
}
