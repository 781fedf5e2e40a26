package io.millrace.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @Test
    void findsASuiteOnThisMachineByItsPortOffset() {
        Addresses addresses = Addresses.of(Addresses.gatewayOnThisMachine(100), null);

        assertThat(addresses)
                .isEqualTo(new Addresses(URI.create("http://127.0.0.1:8180"), URI.create("http://127.0.0.1:8182")));
    }

    @Test
    void findsEnrichmentTwoPortsAboveAGatewayElsewhere() {
        assertThat(Addresses.of("https://shop.example:8080/in", null).enrichment())
                .isEqualTo(URI.create("https://shop.example:8082"));
    }

    @Test
    void takesTheAddressOfEnrichmentAsItIsGiven() {
        assertThat(Addresses.of("https://events.example", "http://inside:9000").enrichment())
                .isEqualTo(URI.create("http://inside:9000"));
    }

    @Test
    void asksForEnrichmentWhenTheGatewayNamesNoPort() {
        assertThatThrownBy(() -> Addresses.of("https://events.example", null)).hasMessageContaining("--enrichment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080",
                "ftp://shop:21",
                "http://",
                "http:///v1",
                "shop",
                "http://a b",
                "http://a:1/?q",
                ""
            })
    void refusesWhatIsNoAddressOfAService(String url) {
        assertThatThrownBy(() -> Addresses.of(url, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 57_454, Integer.MAX_VALUE})
    void refusesAPortOffsetThatLeadsToNoPort(int offset) {
        assertThatThrownBy(() -> Addresses.gatewayOnThisMachine(offset)).isInstanceOf(IllegalArgumentException.class);
    }
}
