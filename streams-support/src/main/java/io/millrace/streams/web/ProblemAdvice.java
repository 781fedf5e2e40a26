package io.millrace.streams.web;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of a controller into a problem, and our own bugs into one that can be found again in the log. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> answerToBug(RuntimeException bug) {
        UUID incident = UUID.randomUUID();
        LOG.error("Incident {}", incident, bug);
        ProblemDetail problem = Problem.of(
                SharedProblem.INTERNAL_ERROR,
                "This is our fault. The service's log has the cause under incident " + incident + ".");
        return ResponseEntity.internalServerError().body(problem);
    }
}
