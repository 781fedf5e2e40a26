package io.millrace.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuitePortsTest {
    @Test
    void moveUpTogether() {
        assertThat(SuitePorts.withOffset(0).of(Part.GATEWAY)).isEqualTo(8080);
        assertThat(SuitePorts.withOffset(5000).of(Part.GATEWAY)).isEqualTo(13080);
        assertThat(SuitePorts.withOffset(5000).of(Part.KAFKA)).isEqualTo(14092);
    }

    @Test
    void areNoTwoTheSame() {
        assertThat(SuitePorts.withOffset(0).byPart().values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {-8080, 56_443, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refuseAnOffsetThatLeadsOutOfTheRange(int offset) {
        assertThatThrownBy(() -> SuitePorts.withOffset(offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no port ");
    }

    @Test
    void areFreeWhenNobodyListens() throws IOException {
        SuitePorts ports = new SuitePorts(freePorts());

        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"GATEWAY, the gateway", "CONNECT, Kafka Connect", "KAFKA_CONTROLLER, the Kafka controller"})
    void sayWhoNeedsThePortThatIsTaken(Part part, String name) throws IOException {
        SuitePorts ports = new SuitePorts(freePorts());

        try (ServerSocket other = listening(ports.of(part))) {
            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(SuiteStartException.class)
                    .hasMessageContaining("Port %d, which %s needs, cannot be had", other.getLocalPort(), name);
        }
    }

    private static Map<Part, Integer> freePorts() throws IOException {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        List<ServerSocket> sockets = new ArrayList<>();
        for (Part part : Part.values()) {
            ServerSocket socket = listening(0);
            sockets.add(socket);
            ports.put(part, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
