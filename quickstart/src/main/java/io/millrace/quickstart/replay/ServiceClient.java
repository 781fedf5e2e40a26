package io.millrace.quickstart.replay;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Talks JSON to one service of the suite. A refusal stops the replay, with the service's own reason. */
final class ServiceClient {
    private final String name;
    private final String address;
    private final PatientClient client;

    /**
     * A client for the service at an address.
     *
     * @param name the service as the subject of a sentence
     */
    ServiceClient(String name, URI address, Waiting waiting, Consumer<String> onTrouble) {
        this.address = address.toString().replaceAll("/+$", "");
        this.name = name + " at " + this.address;
        this.client = new PatientClient(this.name, waiting, onTrouble);
    }

    /** The service and its address, as the subject of a sentence. */
    String name() {
        return name;
    }

    /** How many times a request was sent again. */
    long repeats() {
        return client.repeats();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PatientClient.ANSWER_TIMEOUT);
    }

    /** Sends a request and reads the answer. */
    JsonNode ask(HttpRequest request) throws InterruptedException {
        HttpResponse<String> answer = client.send(request);
        JsonNode body = Json.read(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new ReplayStoppedException(refusal(request, answer.statusCode(), body));
        }
        return body;
    }

    private String refusal(HttpRequest request, int status, JsonNode problem) {
        String reason = problem.path("detail").asString(problem.path("title").asString("it gives no reason."));
        String what = request.method() + " " + request.uri().getPath();
        String advice = status == 401 || status == 403 ? " Another key can be given with --write-key." : "";
        String stop = reason.endsWith(".") ? "" : ".";
        return "%s refused %s with status %d: %s%s%s".formatted(name, what, status, reason, stop, advice);
    }
}
