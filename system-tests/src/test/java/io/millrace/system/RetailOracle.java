package io.millrace.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the data set itself says, computed by SQL over the file: none of the suite's code has a part in it.
 *
 * <p>An invoice is dated by its first row; cancellations begin with C; a row that sells nothing has no positive quantity or
 * price, or is of an adjustment, which begins with A.
 */
final class RetailOracle implements AutoCloseable {
    private static final String FILE = "/online-retail/online-retail.csv.gz";

    private final Connection database;

    /** Looks at the days of the file from one to another, both included, as 2010-12-01. */
    RetailOracle(Path folder, String from, String to) {
        try {
            Path csv = folder.resolve("oracle.csv.gz");
            try (InputStream file = RetailOracle.class.getResourceAsStream(FILE)) {
                Files.copy(file, csv);
            }
            database = DriverManager.getConnection("jdbc:duckdb:");
            run("create table numbered as select row_number() over () as position, * from read_csv('" + csv
                    + "', header = true, all_varchar = true)");
            run(
                    "create table lines as select InvoiceNo as invoice, StockCode as product, cast(Quantity as bigint) as quantity,"
                            + " cast(UnitPrice as decimal(18, 4)) as price, replace(CustomerID, '.0', '') as customer,"
                            + " Country as country, InvoiceNo like 'C%' as refund,"
                            + " InvoiceNo not like 'C%' and InvoiceNo not like 'A%' and cast(Quantity as bigint) > 0"
                            + "   and cast(UnitPrice as decimal(18, 4)) > 0 as sold,"
                            + " first_value(cast(InvoiceDate as timestamp)) over (partition by InvoiceNo order by position) as started"
                            + " from numbered");
            run("delete from lines where cast(started as date) not between '" + from + "' and '" + to + "'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each event type with its number, as the query {@link Sql#EVENTS_PER_TYPE} must find them. */
    List<List<String>> eventsPerType() {
        return ask("select type, cast(n as varchar) from ("
                + " select 'product_viewed' as type, count(*) as n from lines where sold"
                + " union all select 'product_added', count(*) from lines where sold"
                + " union all select 'custom', count(*) from lines where not sold and not refund"
                + " union all select 'order_completed', count(distinct invoice) from lines where sold"
                + " union all select 'order_refunded', count(distinct invoice) from lines where refund)"
                + " where n > 0 order by type");
    }

    /** Day, country, orders and what they brought in, as the query {@link Sql#REVENUE} must find them. */
    List<List<String>> revenuePerDayAndCountry() {
        return ask("select strftime(started, '%Y-%m-%d'), country, cast(count(distinct invoice) as varchar),"
                + " cast(cast(sum(quantity * price) as decimal(18, 6)) as varchar)"
                + " from lines where sold group by all order by all");
    }

    /** Minute and number of views of one product. */
    List<List<String>> viewsPerMinute(String product) {
        return ask(
                "select strftime(started, '%Y-%m-%dT%H:%M:00.000Z'), cast(count(*) as varchar) from lines where sold and product = '"
                        + product + "' group by 1 order by 1");
    }

    /** Events, orders, revenue, refunds, what was refunded, first and last event of one customer. */
    List<String> profileOf(String customer) {
        return ask("with visits as (select invoice, any_value(refund) as refund, any_value(started) as started,"
                        + "   case when any_value(refund) then 1 else sum(case when sold then 2 else 1 end) + max(sold::int) end as events,"
                        + "   sum(quantity * price) filter (where sold) as sales, sum(quantity * price) filter (where refund) as refunded"
                        + "   from lines where customer = '" + customer + "' group by invoice)"
                        + " select cast(sum(events) as varchar), cast(count(sales) as varchar),"
                        + " cast(cast(coalesce(sum(sales), 0) as decimal(18, 2)) as varchar),"
                        + " cast(count(*) filter (where refund) as varchar),"
                        + " cast(cast(coalesce(sum(refunded), 0) as decimal(18, 2)) as varchar),"
                        + " strftime(min(started), '%Y-%m-%dT%H:%M:%S.000Z'),"
                        + " strftime(max(started + to_milliseconds(cast(events - 1 as bigint))), '%Y-%m-%dT%H:%M:%S.%gZ')"
                        + " from visits")
                .get(0);
    }

    long events() {
        return eventsPerType().stream()
                .mapToLong(row -> Long.parseLong(row.get(1)))
                .sum();
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<List<String>> ask(String sql) {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
