package io.millrace.gateway.http;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers in JSON, whatever the sender says that it accepts: what was taken cannot be undone over the form of the answer. */
final class Json {
    private Json() {}

    static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
