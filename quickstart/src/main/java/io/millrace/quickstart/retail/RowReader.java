package io.millrace.quickstart.retail;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads rows from comma-separated text. What repeats is held once, so that the whole file fits into little memory. */
final class RowReader {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "InvoiceNo",
                    "StockCode",
                    "Description",
                    "Quantity",
                    "InvoiceDate",
                    "UnitPrice",
                    "CustomerID",
                    "Country")
            .setSkipHeaderRecord(true)
            .get();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    /** The file holds customer numbers as decimals. */
    private static final String DECIMAL_ENDING = ".0";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, BigDecimal> numbers = new HashMap<>();
    private final Map<String, Instant> times = new HashMap<>();

    List<Row> read(Reader text) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (CSVRecord csv : FORMAT.parse(text)) {
            rows.add(row(csv));
        }
        return rows;
    }

    private Row row(CSVRecord csv) {
        try {
            return new Row(
                    shared(csv.get(0)),
                    shared(csv.get(1)),
                    sharedOrNull(csv.get(2)),
                    number(csv.get(3)),
                    times.computeIfAbsent(csv.get(4), RowReader::time),
                    number(csv.get(5)),
                    sharedOrNull(customer(csv.get(6))),
                    shared(csv.get(7)));
        } catch (ArrayIndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("Row %d is no invoice line: %s".formatted(csv.getRecordNumber(), e), e);
        }
    }

    private BigDecimal number(String text) {
        return numbers.computeIfAbsent(text, BigDecimal::new);
    }

    private String shared(String text) {
        return texts.computeIfAbsent(text, Function.identity());
    }

    private @Nullable String sharedOrNull(String text) {
        return text.isEmpty() ? null : shared(text);
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    private static String customer(String text) {
        return text.endsWith(DECIMAL_ENDING) ? text.substring(0, text.length() - DECIMAL_ENDING.length()) : text;
    }
}
