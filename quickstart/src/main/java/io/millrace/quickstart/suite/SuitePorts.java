package io.millrace.quickstart.suite;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the parts of a suite listen, all on 127.0.0.1. */
public record SuitePorts(
        int gateway, int registry, int enrichment, int connect, int warehouse, int kafka, int kafkaController) {
    private static final int HIGHEST = 65_535;

    public SuitePorts {
        for (int port : new int[] {gateway, registry, enrichment, connect, warehouse, kafka, kafkaController}) {
            if (port < 1 || port > HIGHEST) {
                throw new IllegalArgumentException(
                        "There is no port %d: choose another --port-offset.".formatted(port));
            }
        }
    }

    /** The usual ports, each moved up by as much. */
    public static SuitePorts withOffset(int offset) {
        return new SuitePorts(
                8080 + offset,
                8081 + offset,
                8082 + offset,
                8083 + offset,
                8087 + offset,
                9092 + offset,
                9093 + offset);
    }

    /**
     * Asks for all ports before anything is started, so that nothing has to be stopped again.
     *
     * @throws SuiteStartException when a port is taken
     */
    void requireFree() {
        Map<String, Integer> users = new LinkedHashMap<>();
        users.put("the gateway", gateway);
        users.put("the schema registry", registry);
        users.put("the enrichment service", enrichment);
        users.put("Kafka Connect", connect);
        users.put("the warehouse", warehouse);
        users.put("the Kafka broker", kafka);
        users.put("the Kafka controller", kafkaController);
        users.forEach(SuitePorts::requireFree);
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
