package io.millrace.streams.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** What keeps a request from being answered. Each situation is a class of its own, which says of what type its problem is. */
public abstract class ProblemException extends ErrorResponseException {
    private static final long serialVersionUID = 1;

    /**
     * A situation that follows from the request itself.
     *
     * @param detail what happened this time, and what the caller may do
     */
    protected ProblemException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    /**
     * A situation that follows from a failure.
     *
     * @param detail what happened this time, and what the caller may do
     */
    protected ProblemException(ProblemType type, String detail, @Nullable Throwable cause) {
        super(type.status(), Problem.of(type, detail), cause);
    }
}
