package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteKeysTest {
    private static final WriteKey SHOP = new WriteKey("shop", false);
    private static final WriteKey OFFICE = new WriteKey("office", true);

    @Test
    void findsWhatAKeyStandsFor() {
        WriteKeys keys = new WriteKeys(Map.of("one", SHOP, "two", OFFICE));

        assertThat(keys.find("one")).contains(SHOP);
        assertThat(keys.find("two")).contains(OFFICE);
    }

    @Test
    void findsNothingElse() {
        WriteKeys keys = new WriteKeys(Map.of("one", SHOP));

        assertThat(keys.find("")).isEmpty();
        assertThat(keys.find("on")).isEmpty();
        assertThat(keys.find("one ")).isEmpty();
        assertThat(new WriteKeys(Map.of()).find("")).isEmpty();
    }
}
