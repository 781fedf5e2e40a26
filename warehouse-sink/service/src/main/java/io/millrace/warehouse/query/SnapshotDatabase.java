package io.millrace.warehouse.query;

import static java.util.stream.Collectors.joining;

import io.millrace.warehouse.WarehouseProperties;
import io.millrace.warehouse.catalog.TableSnapshot;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory with one view for each table's snapshot, closed to everything else: the only files that it can open
 * are the snapshot's, nothing can be loaded into it, and none of its settings can be changed any more.
 */
final class SnapshotDatabase implements AutoCloseable {
    private final List<TableSnapshot> snapshots;
    private final DuckDBConnection connection;

    private SnapshotDatabase(List<TableSnapshot> snapshots, DuckDBConnection connection) {
        this.snapshots = snapshots;
        this.connection = connection;
    }

    static SnapshotDatabase open(List<TableSnapshot> snapshots, WarehouseProperties.Query limits) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '" + limits.memory().toBytes() + "B'");
            statement.execute("SET threads = " + limits.threads());
            // What does not fit into memory is refused, never written to a disk that others need.
            statement.execute("SET temp_directory = ''");
            statement.execute("SET GLOBAL TimeZone = 'UTC'");
            for (TableSnapshot snapshot : snapshots) {
                statement.execute(DuckSql.view(snapshot));
                if (DuckSql.hasSessions(snapshot)) {
                    statement.execute(DuckSql.SESSIONS);
                }
            }
            lock(statement, snapshots);
            return new SnapshotDatabase(snapshots, connection.unwrap(DuckDBConnection.class));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void lock(Statement statement, List<TableSnapshot> snapshots) throws SQLException {
        statement.execute("SET autoinstall_known_extensions = false");
        statement.execute("SET autoload_known_extensions = false");
        statement.execute("SET allow_community_extensions = false");
        statement.execute("SET allowed_paths = " + DuckSql.paths(snapshots));
        statement.execute("SET enable_external_access = false");
        statement.execute("SET lock_configuration = true");
    }

    boolean shows(List<TableSnapshot> others) {
        return snapshots.equals(others);
    }

    /** Which snapshot answers come from, null while there is none; with several tables, one id for each. */
    private @Nullable String snapshotId() {
        String ids = snapshots.stream()
                .flatMap(snapshot -> snapshot.idText().stream())
                .collect(joining(","));
        return ids.isEmpty() ? null : ids;
    }

    /** The database lives until its last session is closed. */
    QuerySession connect() throws SQLException {
        return QuerySession.begin(connection.duplicate(), snapshotId());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
