package io.millrace.warehouse.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One query's own connection, in which nothing can be written.
 *
 * @param snapshotId which snapshot it sees, null while there is none
 */
record QuerySession(Connection connection, @Nullable String snapshotId) implements AutoCloseable {

    static QuerySession begin(Connection connection, @Nullable String snapshotId) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN TRANSACTION READ ONLY");
            return new QuerySession(connection, snapshotId);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
