package io.millrace.warehouse.table;

/** The columns that every table has: which record a row was made of. */
public final class Origin {
    public static final String KAFKA_PARTITION = "kafka_partition";
    public static final String KAFKA_OFFSET = "kafka_offset";

    private Origin() {}
}
