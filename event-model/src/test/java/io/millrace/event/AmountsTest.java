package io.millrace.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "59.849999999999994, 59.850000",
        "0.0000005, 0.000000",
        "0.0000015, 0.000002",
        "-2.55, -2.550000",
        "1e-999999999, 0.000000",
        "999999999999.999999, 999999999999.999999"
    })
    void roundsMoneyHalfEvenToItsScale(BigDecimal amount, BigDecimal held) {
        assertThat(Amounts.money(amount)).contains(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000", "1e12", "999999999999.9999999", "-1e999999999", "1e2147483647"})
    void refusesMoneyThatTheSchemaCannotHold(String amount) {
        assertThat(Amounts.money(new BigDecimal(amount))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e99", "0e2147483647", "0e-2147483647"})
    void holdsNothingHoweverItIsWritten(String nothing) {
        assertThat(Amounts.money(new BigDecimal(nothing))).contains(new BigDecimal("0.000000"));
    }

    @Test
    void keepsPartsOfAQuantity() {
        assertThat(Amounts.quantity(new BigDecimal("0.25"))).contains(new BigDecimal("0.250"));
    }

    @ParameterizedTest
    @CsvSource({"1234.500000, 1234.50", "0.001000, 0.001", "6, 6.00", "-1E+3, -1000.00", "0E-6, 0.00"})
    void showsAtLeastTwoDigits(BigDecimal amount, String shown) {
        assertThat(Amounts.plain(amount)).isEqualTo(shown);
    }
}
