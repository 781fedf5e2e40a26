package io.millrace.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks for ports before anything is started: what Kafka does about a taken one comes late and takes the JVM with it. */
final class Ports {
    static final String HOST = "127.0.0.1";

    private Ports() {}

    static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    static void requireFree(String user, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address(port));
        } catch (IOException e) {
            throw new PlatformStartException(
                    "Port %d, which %s needs, is taken: stop the program that listens on it, or choose another port"
                            .formatted(port, user),
                    e);
        }
    }
}
