package io.millrace.streams.web;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** A way in which requests are refused. Each service has an enum of its own; docs/reference/problems.md lists them all. */
public interface ProblemType {

    /** The constant's own name. */
    String name();

    HttpStatus status();

    /** What happened, the same every time. */
    String title();

    /** The last part of the problem's type, a contract with callers. */
    default String type() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
