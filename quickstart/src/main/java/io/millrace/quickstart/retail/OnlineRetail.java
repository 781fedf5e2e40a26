package io.millrace.quickstart.retail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * What happened in a real shop on some days, and what its catalogue said on them. An invoice counts on the day of its first
 * row.
 */
public final class OnlineRetail {
    /** What the data set is called on the command line and in ids. */
    public static final String NAME = "online-retail";
    /** Every amount is in pounds sterling. */
    public static final String CURRENCY = "GBP";
    /** The days that the file covers. */
    public static final Days DAYS = new Days(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 12, 9));

    private static final String FILE = "/online-retail/online-retail.csv.gz";

    private final List<Invoice> invoices;
    private final List<ProductVersion> catalogue;

    private OnlineRetail(List<Invoice> invoices, List<ProductVersion> catalogue) {
        this.invoices = invoices;
        this.catalogue = catalogue;
    }

    /** The days of the file that ships with the project. */
    public static OnlineRetail on(Days days) {
        try (InputStream file = OnlineRetail.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The data set is missing from the class path: " + FILE);
            }
            return read(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8), days);
        } catch (IOException e) {
            throw new UncheckedIOException("The data set cannot be read: " + FILE, e);
        }
    }

    static OnlineRetail read(Reader text, Days days) throws IOException {
        List<Row> rows = new RowReader().read(new BufferedReader(text));
        List<Invoice> invoices =
                rows.stream().collect(groupingBy(Row::invoice, LinkedHashMap::new, toList())).values().stream()
                        .map(Invoice::new)
                        .filter(invoice -> days.contains(invoice.start()))
                        .toList();
        List<Row> rowsOfDays =
                rows.stream().filter(row -> days.contains(row.time())).toList();
        return new OnlineRetail(invoices, CatalogueRule.versionsOf(rowsOfDays));
    }

    public List<ProductVersion> catalogue() {
        return catalogue;
    }

    public boolean isEmpty() {
        return invoices.isEmpty();
    }

    /** The first and the last day that anything happened on. */
    public Days days() {
        Comparator<Instant> byTime = Comparator.naturalOrder();
        Instant first = invoices.stream().map(Invoice::start).min(byTime).orElseThrow();
        Instant last = invoices.stream().map(Invoice::start).max(byTime).orElseThrow();
        return new Days(Days.dayOf(first), Days.dayOf(last));
    }

    public long countEvents() {
        return invoices.stream()
                .mapToLong(invoice -> VisitRule.eventsOf(invoice).size())
                .sum();
    }

    /** Every event in order of time. */
    public Iterator<ShopEvent> events() {
        return new MergedVisits(invoices);
    }
}
