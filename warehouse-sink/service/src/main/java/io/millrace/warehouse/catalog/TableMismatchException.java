package io.millrace.warehouse.catalog;

/** A table exists with columns that this version cannot write: going on would stop the sink or bend the data. */
public final class TableMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TableMismatchException(String message) {
        super(message);
    }
}
