package io.millrace.windowing.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.windows.GroupValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupTest {

    @Property
    void encodesWhateverAValueIs(@ForAll String country, @ForAll String currency) {
        assertThat(group(country, currency).key())
                .isEqualTo("country=" + encoded(country) + "&currency=" + encoded(currency));
    }

    @Property
    void isEqualToOthersWithTheSameKeyOnly(@ForAll String one, @ForAll String other) {
        assertThat(group(one, "GBP").equals(group(other, "GBP"))).isEqualTo(one.equals(other));
        assertThat(group(one, "GBP")).isEqualTo(group(one, "GBP")).hasSameHashCodeAs(group(one, "GBP"));
    }

    @Test
    void tellsNoValueFromAnEmptyOne() {
        assertThat(group(null, null).key()).isEqualTo("country");
        assertThat(group("", null).key()).isEqualTo("country=");
        assertThat(group(null, null)).isNotEqualTo(group("", null));
    }

    @Test
    void saysTheCurrencyOfAMetricThatHasNoGroups() {
        assertThat(new Group(List.of(), "GBP").key()).isEqualTo("&currency=GBP");
        assertThat(new Group(List.of(), null).key()).isEmpty();
    }

    private static Group group(@Nullable String country, @Nullable String currency) {
        return new Group(List.of(new GroupValue("country", country)), currency);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
