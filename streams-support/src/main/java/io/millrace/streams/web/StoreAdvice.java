package io.millrace.streams.web;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Has the caller ask again when a store was taken away between the moment that it was asked for and the answer. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE) // before what takes such a failure for a bug
public final class StoreAdvice {

    @ExceptionHandler(InvalidStateStoreException.class)
    ResponseEntity<ProblemDetail> answerToStoreTakenAway() {
        ProblemDetail problem = Problem.of(
                SharedProblem.STORE_UNAVAILABLE, "The state is being restored or moved. Ask again in a moment.");
        return ResponseEntity.status(SharedProblem.STORE_UNAVAILABLE.status())
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem);
    }
}
