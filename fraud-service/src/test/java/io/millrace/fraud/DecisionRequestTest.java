package io.millrace.fraud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.event.fraud.EntityType;
import io.millrace.fraud.signal.Entity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionRequestTest {

    @Test
    void asksForCustomerAndAddress() throws IOException {
        assertThat(read("{\"customerId\":\"u:anne\",\"ip\":\"192.0.2.7\",\"orderId\":\"o1\"}")
                        .entities())
                .containsExactly(new Entity(EntityType.CUSTOMER, "u:anne"), new Entity(EntityType.IP, "192.0.2.7"));
        assertThat(read("{\"customerId\":\"u:anne\",\"ip\":null}").entities()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"customerId\":7}",
                "{\"customerId\":\" \"}",
                "{\"customerId\":\"u:anne\",\"ip\":{}}"
            })
    void refusesWhatMakesNoSense(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidDecisionRequestException.class);
    }

    @Test
    void readsNoMoreThanARequestMayBeLong() {
        String endless = "{\"customerId\":\"u:anne\",\"rest\":\"" + "x".repeat(20_000) + "\"}";

        assertThatThrownBy(() -> read(endless)).isInstanceOf(InvalidDecisionRequestException.class);
        assertThatThrownBy(() -> read("{\"customerId\":\"" + "x".repeat(257) + "\"}"))
                .isInstanceOf(InvalidDecisionRequestException.class);
    }

    private static DecisionRequest read(String body) throws IOException {
        return DecisionRequest.read(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }
}
