package io.millrace.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.EventType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Product Viewed", "product viewed", "product_viewed", " Product-Viewed ", "PRODUCT VIEWED"})
    void knowsANameHoweverItIsWritten(String name) {
        assertThat(EventNames.typeOf(name)).isEqualTo(EventType.PRODUCT_VIEWED);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void knowsEveryTypeAsTheSpecWritesIt(EventType type) {
        String words = EventNames.snakeCase(type).replace('_', ' ');

        assertThat(EventNames.typeOf(words)).isEqualTo(type);
        assertThat(EventNames.typeOf(inTitleCase(words))).isEqualTo(type);
    }

    private static String inTitleCase(String words) {
        return Pattern.compile("\\b[a-z]")
                .matcher(words)
                .replaceAll(letter -> letter.group().toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "Viewed Product Category,PRODUCT_LIST_VIEWED",
        "viewed_product,PRODUCT_VIEWED",
        "Added Product,PRODUCT_ADDED",
        "Started Order,CHECKOUT_STARTED",
        "Completed Order,ORDER_COMPLETED"
    })
    void knowsTheNamesOfTheSpecsFirstVersion(String name, EventType type) {
        assertThat(EventNames.typeOf(name)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stock Adjusted", "", "custom", "ProductViewed"})
    void callsEverythingElseCustom(String name) {
        assertThat(EventNames.typeOf(name)).isEqualTo(EventType.CUSTOM);
    }

    @Test
    void givesTypesTheirSqlName() {
        assertThat(EventNames.snakeCase(EventType.ORDER_COMPLETED)).isEqualTo("order_completed");
    }
}
