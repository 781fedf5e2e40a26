package io.millrace.quickstart.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the parts of a suite listen, all on 127.0.0.1.
 *
 * @param byPart a port for every part
 */
public record SuitePorts(Map<Part, Integer> byPart) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int HIGHEST = 65_535;

    public SuitePorts {
        byPart = new EnumMap<>(byPart);
        for (Part part : Part.values()) {
            int port = byPart.getOrDefault(part, 0);
            if (port < 1 || port > HIGHEST) {
                throw new IllegalArgumentException(
                        "There is no port %d: choose another --port-offset.".formatted(port));
            }
        }
    }

    /** The usual ports, each moved up by as much. */
    public static SuitePorts withOffset(int offset) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, part.usualPort() + offset);
        }
        return new SuitePorts(ports);
    }

    public int of(Part part) {
        return byPart.getOrDefault(part, 0);
    }

    /** Where a part answers to HTTP. */
    public URI url(Part part) {
        return URI.create("http://" + LOOPBACK + ":" + of(part));
    }

    public String bootstrapServers() {
        return LOOPBACK + ":" + of(Part.KAFKA);
    }

    /**
     * Asks for all ports before anything is started, so that nothing has to be stopped again.
     *
     * @throws SuiteStartException when a port is taken
     */
    void requireFree() {
        byPart.forEach((part, port) -> requireFree(part.words(), port));
    }

    private static void requireFree(String user, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new SuiteStartException(
                    "Port %d, which %s needs, cannot be had (%s): stop the program that listens on it, or choose other ports with --port-offset."
                            .formatted(port, user, e.getMessage()),
                    e);
        }
    }
}
