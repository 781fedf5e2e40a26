package io.millrace.quickstart.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuitePortsTest {
    private static final int PARTS = 7;

    @Test
    void moveUpTogether() {
        assertThat(SuitePorts.withOffset(0)).isEqualTo(new SuitePorts(8080, 8081, 8082, 8083, 8087, 9092, 9093));
        assertThat(SuitePorts.withOffset(5000))
                .isEqualTo(new SuitePorts(13080, 13081, 13082, 13083, 13087, 14092, 14093));
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
        SuitePorts ports = ports(freePorts());

        assertThatCode(ports::requireFree).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "0, the gateway",
        "1, the schema registry",
        "2, the enrichment service",
        "3, Kafka Connect",
        "4, the warehouse",
        "5, the Kafka broker",
        "6, the Kafka controller"
    })
    void sayWhoNeedsThePortThatIsTaken(int part, String name) throws IOException {
        List<Integer> ports = freePorts();

        try (ServerSocket other = listening(ports.get(part))) {
            assertThatThrownBy(() -> ports(ports).requireFree())
                    .isInstanceOf(SuiteStartException.class)
                    .hasMessageContaining("Port %d, which %s needs, cannot be had", other.getLocalPort(), name);
        }
    }

    private static List<Integer> freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            sockets.add(listening(0));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return sockets.stream().map(ServerSocket::getLocalPort).toList();
    }

    private static ServerSocket listening(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static SuitePorts ports(List<Integer> ports) {
        return new SuitePorts(
                ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5), ports.get(6));
    }
}
