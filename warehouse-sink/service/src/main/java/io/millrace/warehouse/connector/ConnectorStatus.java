package io.millrace.warehouse.connector;

import java.util.List;
import java.util.stream.Stream;

/**
 * How a connector and its tasks are, in Connect's words.
 *
 * @param connector state of the connector itself
 * @param tasks of the connector, empty until it has been given any
 */
record ConnectorStatus(Part connector, List<Part> tasks) {
    private static final String RUNNING = "RUNNING";
    private static final String FAILED = "FAILED";

    /** Whether rows are being written. */
    boolean running() {
        return !tasks.isEmpty() && parts().allMatch(part -> part.state().equals(RUNNING));
    }

    boolean failed() {
        return parts().anyMatch(part -> part.state().equals(FAILED));
    }

    /** For people: what is not running, and why if that is known. */
    String describe() {
        return parts().filter(part -> !part.state().equals(RUNNING))
                .findFirst()
                .map(Part::describe)
                .orElse(tasks.isEmpty() ? "waiting for its task" : RUNNING);
    }

    private Stream<Part> parts() {
        return Stream.concat(Stream.of(connector), tasks.stream());
    }

    /**
     * A connector or one of its tasks.
     *
     * @param failure first line of what went wrong, empty when nothing did
     */
    record Part(String name, String state, String failure) {

        String describe() {
            return failure.isEmpty() ? name + " is " + state : name + " is " + state + ": " + failure;
        }
    }
}
