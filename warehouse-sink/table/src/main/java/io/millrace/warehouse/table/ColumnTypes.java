package io.millrace.warehouse.table;

import io.millrace.event.Amounts;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.DecimalType;
import org.apache.iceberg.types.Types.LongType;
import org.apache.iceberg.types.Types.StringType;
import org.apache.iceberg.types.Types.TimestampType;

/** The types that a text, a time or an amount has in every table. */
final class ColumnTypes {
    static final Type TEXT = StringType.get();
    static final Type NUMBER = LongType.get();
    static final Type TIME = TimestampType.withZone();
    static final Type MONEY = DecimalType.of(Amounts.PRECISION, Amounts.MONEY_SCALE);
    static final Type COUNT = DecimalType.of(Amounts.PRECISION, Amounts.QUANTITY_SCALE);

    private ColumnTypes() {}
}
