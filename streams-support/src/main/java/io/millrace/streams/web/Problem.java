package io.millrace.streams.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Makes RFC 9457 problems; every type is listed in docs/reference/problems.md. */
public final class Problem {
    private Problem() {}

    /**
     * Describes a refusal.
     *
     * @param detail what happened this time, and what the caller may do
     */
    public static ProblemDetail of(ProblemType type, String detail) {
        return of(type.status(), type.type(), type.title(), detail);
    }

    /**
     * Describes a refusal.
     *
     * @param type stable name of the problem, the last part of its type
     * @param title the same for every occurrence
     * @param detail what happened this time, and what the caller may do
     */
    public static ProblemDetail of(HttpStatus status, String type, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + type));
        problem.setTitle(title);
        return problem;
    }
}
