package io.millrace.warehouse.query;

import io.millrace.warehouse.WarehouseProperties;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Why DuckDB did not answer, told by the first words of its message: its driver has no codes.
 *
 * @param kind whose fault it was
 */
record QueryFailure(Kind kind, SQLException cause) {

    private enum Kind {
        TOO_SLOW,
        TOO_LARGE,
        DATABASE,
        FILES,
        QUERY
    }

    static QueryFailure of(SQLException e) {
        return new QueryFailure(kind(e), e);
    }

    private static Kind kind(SQLException e) {
        String message = message(e);
        if (e instanceof SQLTimeoutException || message.startsWith("INTERRUPT")) {
            return Kind.TOO_SLOW;
        }
        if (message.startsWith("Out of Memory")) {
            return Kind.TOO_LARGE;
        }
        if (message.startsWith("INTERNAL") || message.startsWith("FATAL")) {
            return Kind.DATABASE;
        }
        return message.startsWith("IO Error") ? Kind.FILES : Kind.QUERY;
    }

    /** Whether other queries would fail too until the database is opened anew. */
    boolean mayRecur() {
        return kind == Kind.DATABASE || kind == Kind.FILES;
    }

    /**
     * What to tell the caller.
     *
     * @param complaint asks DuckDB what it finds wrong with the text itself
     */
    RuntimeException refusal(WarehouseProperties.Query limits, Complaint complaint) throws SQLException {
        return switch (kind) {
            case TOO_SLOW ->
                new QueryOverLimitException(
                        "It was stopped after %d s. Ask for fewer days or columns, or have the limit raised."
                                .formatted(limits.timeLimit().toSeconds()));
            case TOO_LARGE ->
                new QueryOverLimitException(
                        "It needs more than %d MB of memory. Ask for fewer days, columns or groups, or have the limit raised."
                                .formatted(limits.memory().toMegabytes()));
            case DATABASE -> new IllegalStateException("DuckDB failed, and is opened anew", cause);
            case FILES, QUERY -> {
                String text = complaint.text();
                yield new InvalidQueryException(text == null ? withoutPlace(message(cause)) : text);
            }
        };
    }

    private static String message(SQLException e) {
        String message = e.getMessage();
        return message == null ? "DuckDB gave no reason" : message;
    }

    /** The message without the place in the text, which is one in our own text around the caller's. */
    private static String withoutPlace(String message) {
        int place = message.indexOf("\n\nLINE ");
        return place < 0 ? message : message.substring(0, place);
    }

    /** What DuckDB finds wrong with a text before it runs. */
    @FunctionalInterface
    interface Complaint {
        @Nullable
        String text() throws SQLException;
    }
}
