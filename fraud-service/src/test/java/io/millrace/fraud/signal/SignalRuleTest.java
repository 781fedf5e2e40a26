package io.millrace.fraud.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.Context;
import io.millrace.event.fraud.EntityType;
import io.millrace.event.fraud.RiskSignal;
import io.millrace.fraud.Events;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalRuleTest {
    @Test
    void countsByTheHashOfAnAddressWhereNoAddressIsKept() {
        assertThat(addressIn(Context.newBuilder().setIp("192.0.2.7").build())).isEqualTo("192.0.2.7");
        assertThat(addressIn(Context.newBuilder().setIpHash("h:07").build())).isEqualTo("h:07");
        assertThat(addressIn(Context.newBuilder().build())).isNull();
    }

    private static @Nullable String addressIn(Context context) {
        return SignalRule.signalsOf(Events.order("u:ada", "m", Events.NOON)
                        .setContext(context)
                        .build())
                .stream()
                .filter(signal -> signal.getEntity() == EntityType.IP)
                .map(RiskSignal::getEntityId)
                .findFirst()
                .orElse(null);
    }
}
