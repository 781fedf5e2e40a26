package io.millrace.quickstart.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlineRetailTest {
    private static final String FILE = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            1,A,ONE,1,2010-12-01 23:59:00,1.0,17850.0,EIRE
            2,B,TWO,1,2010-12-02 00:00:00,2.0,17850.0,EIRE
            3,C,THREE,1,2010-12-03 23:59:00,3.0,,EIRE
            1,D,FOUR,1,2010-12-01 23:59:00,4.0,17850.0,EIRE
            4,E,FIVE,1,2010-12-04 00:00:00,5.0,,EIRE
            """;

    @Test
    void takesBothTheFirstAndTheLastDay() throws IOException {
        OnlineRetail data = read(2, 3);

        assertThat(invoicesIn(data)).containsExactly("2", "3");
        assertThat(data.catalogue()).extracting(ProductVersion::productId).containsExactly("B", "C");
    }

    @Test
    void gathersAnInvoiceThatTheFileInterrupts() throws IOException {
        OnlineRetail data = read(1, 1);

        assertThat(invoicesIn(data)).containsExactly("1");
        assertThat(data.countEvents()).isEqualTo(5);
    }

    @Test
    void knowsTheDaysOnWhichAnythingHappened() throws IOException {
        assertThat(read(2, 31).days()).isEqualTo(new Days(day(2), day(4)));
    }

    @Test
    void isEmptyOnDaysWithoutInvoices() throws IOException {
        assertThat(read(5, 6).isEmpty()).isTrue();
        assertThat(read(1, 6).isEmpty()).isFalse();
    }

    @Test
    void refusesDaysInTheWrongOrder() {
        assertThatThrownBy(() -> new Days(day(2), day(1))).hasMessageContaining("2010-12-02");
    }

    private static OnlineRetail read(int from, int to) throws IOException {
        return OnlineRetail.read(new StringReader(FILE), new Days(day(from), day(to)));
    }

    private static LocalDate day(int ofDecember) {
        return LocalDate.of(2010, 12, ofDecember);
    }

    private static List<String> invoicesIn(OnlineRetail data) {
        List<String> numbers = new ArrayList<>();
        data.events().forEachRemaining(event -> numbers.add(event.invoice().number()));
        return numbers.stream().distinct().toList();
    }
}
