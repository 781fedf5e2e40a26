package io.millrace.quickstart.retail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An invoice with its rows in the order of the file; the first one tells whose it is and when it was. */
public record Invoice(List<Row> rows) {

    public Invoice {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("An invoice needs a row");
        }
    }

    public String number() {
        return rows.get(0).invoice();
    }

    public Instant start() {
        return rows.get(0).time();
    }

    public Optional<String> customer() {
        return Optional.ofNullable(rows.get(0).customer());
    }

    public String country() {
        return rows.get(0).country();
    }

    boolean isCancellation() {
        return number().startsWith("C");
    }

    boolean isAdjustment() {
        return number().startsWith("A");
    }
}
