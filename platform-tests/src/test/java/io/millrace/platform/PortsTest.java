package io.millrace.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void saysWhoNeedsAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree("the test", taken.getLocalPort()))
                    .isInstanceOf(PlatformStartException.class)
                    .hasMessageStartingWith("Port " + taken.getLocalPort() + ", which the test needs, is taken");
        }
    }

    @Test
    void letsAFreePortPass() {
        assertThatCode(() -> Ports.requireFree("the test", FreePorts.find())).doesNotThrowAnyException();
    }
}
