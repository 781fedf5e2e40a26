package io.millrace.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.millrace.gateway.access.AddressRule.Taking;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
    private static final List<Network> PROXIES = List.of(Network.of("10.0.0.0/8"), Network.of("2001:db8::1"));

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "198.51.100.7, none, 198.51.100.7",
                "198.51.100.7, 192.0.2.1, 198.51.100.7",
                "10.1.2.3, 192.0.2.1, 192.0.2.1",
                "10.1.2.3, '203.0.113.5, 192.0.2.1', 192.0.2.1",
                "10.1.2.3, '192.0.2.1, 10.9.9.9', 192.0.2.1",
                "2001:db8::1, 2001:db8::2, 2001:db8::2",
                "10.1.2.3, unknown, 10.1.2.3",
                "10.1.2.3, '', 10.1.2.3"
            })
    void believesWhatTrustedProxiesSayAndNobodyElse(String remote, @Nullable String forwardedFor, String client) {
        assertThat(rule(Taking.KEEP).client(remote, forwardedFor)).isEqualTo(client);
    }

    @Test
    void takesDownAsMuchAsItIsTold() {
        assertThat(rule(Taking.KEEP).taken("192.0.2.77")).isEqualTo("192.0.2.77");
        assertThat(rule(Taking.TRUNCATE).taken("192.0.2.77")).isEqualTo("192.0.2.0");
        assertThat(rule(Taking.TRUNCATE).taken("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:0:0:0:0:0");
        assertThat(rule(Taking.HASH).taken("192.0.2.77")).isNull();
        assertThat(rule(Taking.DROP).taken("192.0.2.77")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "10.0.0.0/33", "10.0.0/8", "::/129"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }

    private static AddressRule rule(Taking taking) {
        return new AddressRule(taking, PROXIES);
    }
}
