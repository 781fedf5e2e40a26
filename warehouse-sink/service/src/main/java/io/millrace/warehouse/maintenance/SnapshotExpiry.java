package io.millrace.warehouse.maintenance;

import io.millrace.warehouse.WarehouseProperties;
import java.time.Clock;
import java.util.List;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Lets go of old snapshots, and of the files that only they have. The newest one of the sink's own stays, however old it is,
 * and so do all that came after: the sink finds in its summary where to go on, and fails when it does not.
 */
final class SnapshotExpiry implements TableTask {
    /** Begins the names under which the sink, one name for each connector, keeps its position in a snapshot's summary. */
    static final String SINK_POSITION = "kafka.connect.offsets.";

    private final WarehouseProperties.Maintenance settings;
    private final Clock clock;

    SnapshotExpiry(WarehouseProperties.Maintenance settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String run(Table table) {
        ExpireSnapshots expiry =
                table.expireSnapshots().expireOlderThan(cutoff(table)).retainLast(settings.minSnapshots());
        int gone = expiry.apply().size();
        if (gone > 0) {
            expiry.commit();
            table.refresh();
        }
        return "%d snapshots are let go, %d are kept".formatted(gone, count(table));
    }

    /** What is older goes. */
    private long cutoff(Table table) {
        long wanted = clock.instant().minus(settings.snapshotRetention()).toEpochMilli();
        return Math.min(Math.max(wanted, oldestOfMany(table)), neededBySink(table));
    }

    /** The oldest of as many as there may be. */
    private long oldestOfMany(Table table) {
        List<Long> ids = SnapshotUtil.currentAncestorIds(table);
        return ids.size() < settings.maxSnapshots()
                ? Long.MIN_VALUE
                : table.snapshot(ids.get(settings.maxSnapshots() - 1)).timestampMillis();
    }

    /** The oldest on the way back to the sink's newest, which need not be the last of them, as clocks differ. */
    private static long neededBySink(Table table) {
        long oldest = Long.MAX_VALUE;
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            oldest = Math.min(oldest, snapshot.timestampMillis());
            if (hasSinkPosition(snapshot)) {
                return oldest;
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean hasSinkPosition(Snapshot snapshot) {
        return snapshot.summary().keySet().stream().anyMatch(key -> key.startsWith(SINK_POSITION));
    }

    private static int count(Table table) {
        int count = 0;
        for (Snapshot ignored : table.snapshots()) {
            count++;
        }
        return count;
    }
}
