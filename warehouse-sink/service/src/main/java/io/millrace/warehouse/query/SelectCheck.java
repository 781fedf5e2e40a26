package io.millrace.warehouse.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Asks DuckDB's own parser whether a text is one question and nothing else. */
final class SelectCheck {
    private static final String VERDICT = """
            SELECT verdict ->> 'error_type' AS trouble, verdict ->> 'error_message' AS message,
                   CAST(verdict ->> 'position' AS BIGINT) AS position, json_array_length(verdict, 'statements') AS statements,
                   contains(CAST(verdict AS VARCHAR), '"type":"VALUE_PARAMETER"') AS has_parameters
            FROM (SELECT json_serialize_sql(?) AS verdict)
            """;
    private static final String OTHER_STATEMENT = "not implemented";

    private SelectCheck() {}

    /**
     * Looks at the text without running any of it.
     *
     * @throws InvalidQueryException when it is anything but one SELECT
     */
    static void require(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(VERDICT)) {
            statement.setString(1, sql);
            try (ResultSet verdict = statement.executeQuery()) {
                verdict.next();
                judge(verdict);
            }
        }
    }

    private static void judge(ResultSet verdict) throws SQLException {
        String trouble = verdict.getString("trouble");
        if (OTHER_STATEMENT.equals(trouble)) {
            throw new InvalidQueryException("Only SELECT statements are answered; nothing can be changed here.");
        }
        if (trouble != null) {
            String message = verdict.getString("message");
            long position = verdict.getLong("position");
            throw new InvalidQueryException(
                    verdict.wasNull() ? message : "%s, at character %d".formatted(message, position + 1));
        }
        if (verdict.getLong("statements") != 1) {
            throw new InvalidQueryException(
                    "Send one SELECT statement; this has " + verdict.getLong("statements") + ".");
        }
        if (verdict.getBoolean("has_parameters")) {
            throw new InvalidQueryException("A query takes no parameters; write their values into it.");
        }
    }
}
