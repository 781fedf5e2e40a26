package io.millrace.quickstart.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Test
    void readsARowExactlyAsTheFileHasIt() throws IOException {
        List<Row> rows = read("536365,85123A,WHITE HOLDER ,6,2010-12-01 08:26:00,2.50,17850.0,United Kingdom\n");

        assertThat(rows)
                .containsExactly(new Row(
                        "536365",
                        "85123A",
                        "WHITE HOLDER ",
                        new BigDecimal("6"),
                        Instant.parse("2010-12-01T08:26:00Z"),
                        new BigDecimal("2.50"),
                        "17850",
                        "United Kingdom"));
    }

    @Test
    void readsDescriptionsWithCommasAndQuotes() throws IOException {
        List<Row> rows = read("""
                536381,82567,"AIRLINE LOUNGE,METAL SIGN",2,2010-12-01 09:41:00,2.1,15311.0,EIRE
                536477,22041,"RECORD FRAME 7"" SINGLE SIZE ",48,2010-12-01 12:27:00,2.1,16210.0,EIRE
                """);

        assertThat(rows)
                .extracting(Row::name)
                .containsExactly("AIRLINE LOUNGE,METAL SIGN", "RECORD FRAME 7\" SINGLE SIZE ");
    }

    @Test
    void knowsNeitherNameNorCustomerWhereTheFileHasNone() throws IOException {
        List<Row> rows = read("536414,22139,,56,2010-12-01 11:52:00,0.0,,United Kingdom\n");

        assertThat(rows).extracting(Row::name).containsExactly((String) null);
        assertThat(rows).extracting(Row::customer).containsExactly((String) null);
    }

    @Test
    void saysWhichRowIsNoInvoiceLine() {
        String second = "536414,22139,NAME,many,2010-12-01 11:52:00,0.0,,EIRE\n";

        assertThatThrownBy(() -> read("536413,22139,NAME,1,2010-12-01 11:52:00,0.0,,EIRE\n" + second))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Row 2");
        assertThatThrownBy(() -> read("536413,22139\n")).hasMessageContaining("Row 1");
        assertThatThrownBy(() -> read("536413,22139,NAME,1,01/12/2010,0.0,,EIRE\n"))
                .hasMessageContaining("Row 1");
    }

    private static List<Row> read(String lines) throws IOException {
        return new RowReader().read(new StringReader(HEADER + lines));
    }
}
