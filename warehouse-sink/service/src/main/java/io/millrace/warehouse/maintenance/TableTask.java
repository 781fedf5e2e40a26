package io.millrace.warehouse.maintenance;

import org.apache.iceberg.Table;

/** One thing that is done for a table. */
interface TableTask {

    /** Returns what it came to, in words for people. It may be repeated when it fails. */
    String run(Table table);
}
