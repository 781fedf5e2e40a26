package io.millrace.warehouse.query;

import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.TableSnapshot;
import io.millrace.warehouse.catalog.WarehouseTables;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers queries, each from the newest snapshot there is when it begins. */
final class QueryEngine implements AutoCloseable {
    private final WarehouseTables tables;
    private final WarehouseProperties.Query limits;
    private final ResultReader reader;
    private final String limitedQuery;
    private @Nullable SnapshotDatabase current;

    QueryEngine(WarehouseTables tables, WarehouseProperties.Query limits) {
        this.tables = tables;
        this.limits = limits;
        this.reader = new ResultReader(limits.maxRows(), limits.maxSize().toBytes());
        // DuckDB takes the text as the one question that it was found to be; one row more tells whether there are more.
        this.limitedQuery = "SELECT * FROM query(?) LIMIT " + (limits.maxRows() + 1L);
    }

    /**
     * Runs a query to its end or its limits.
     *
     * @throws InvalidQueryException when it is no question, or one without an answer
     * @throws QueryOverLimitException when it takes too much
     */
    QueryResult run(String sql) throws SQLException {
        try (QuerySession session = begin()) {
            SelectCheck.require(session.connection(), sql);
            return run(session, sql);
        }
    }

    private QueryResult run(QuerySession session, String sql) throws SQLException {
        try (PreparedStatement query = session.connection().prepareStatement(limitedQuery)) {
            query.setString(1, sql);
            query.setQueryTimeout(Math.max(1, Math.toIntExact(limits.timeLimit().toSeconds())));
            try (ResultSet results = query.executeQuery()) {
                return reader.read(results, session.snapshotId());
            }
        } catch (SQLException e) {
            QueryFailure failure = QueryFailure.of(e);
            if (failure.mayRecur()) {
                close();
            }
            throw failure.refusal(limits, () -> complaintAbout(sql));
        }
    }

    /** What DuckDB says about the text as it was sent, so that the place it points to is the caller's; null when nothing. */
    private @Nullable String complaintAbout(String sql) throws SQLException {
        try (QuerySession session = begin()) {
            session.connection().prepareStatement(sql).close();
            return null;
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private synchronized QuerySession begin() throws SQLException {
        List<TableSnapshot> newest = tables.newest();
        if (newest.isEmpty()) {
            throw new NotReadyException();
        }
        if (current == null || !current.shows(newest)) {
            SnapshotDatabase next = SnapshotDatabase.open(newest, limits);
            close();
            current = next;
        }
        return current.connect();
    }

    /** Lets the running queries go on: the database lives as long as any of their connections. */
    @Override
    public synchronized void close() throws SQLException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
