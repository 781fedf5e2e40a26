package io.millrace.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelinesTest {

    @ParameterizedTest
    @ValueSource(strings = {"online-retail-2010-12-01", "a", "Shop_1.orders"})
    void letsAnImportHaveAPlainName(String name) {
        assertThat(Timelines.isImportId(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "", "-a", "a b", "a/b", "ü", "a\n"})
    void refusesNamesThatAreTakenOrDoNotTravel(String name) {
        assertThat(Timelines.isImportId(name)).isFalse();
    }
}
