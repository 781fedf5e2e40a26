package io.millrace.system.process;

import io.millrace.quickstart.suite.Part;
import java.net.URI;

/**
 * The place of a process in a suite.
 *
 * @param name unlike that of any other
 * @param port where it listens
 * @param brokerPort the broker's own listener for it alone, behind its cable
 * @param cablePort where it finds its cable to the broker
 */
record Seat(String name, Part part, int port, int brokerPort, int cablePort) {
    private static final String LOOPBACK = "127.0.0.1";

    URI url() {
        return URI.create("http://" + LOOPBACK + ":" + port);
    }

    String bootstrapServers() {
        return LOOPBACK + ":" + cablePort;
    }
}
