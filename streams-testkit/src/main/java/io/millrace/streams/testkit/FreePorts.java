package io.millrace.streams.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports that nothing listens on, for programs that want theirs told. They lie below those that systems give to outgoing
 * connections, so that none is lost to one between the question and its use.
 */
public final class FreePorts {
    private static final int LOWEST = 16_000;
    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    public static int find() {
        return find(1)[0];
    }

    /** As many ports as asked for, no two the same. */
    public static int[] find(int count) {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST))
                .distinct()
                .filter(FreePorts::isFree)
                .limit(count)
                .toArray();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
