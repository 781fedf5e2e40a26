package io.millrace.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections of which each sends an event of a kilobyte, waits for the answer, and sends the next: what a server takes when
 * asked for all it has. Plain sockets, as the cores that the load takes are the server's too.
 */
final class ClosedLoop implements AutoCloseable {
    private static final int EVENT_BYTES = 1024;
    private static final int VISITORS = 5000;

    private final int port;
    private final List<Thread> connections = new ArrayList<>();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final String run = UUID.randomUUID().toString();
    private volatile boolean ended;

    private ClosedLoop(int port) {
        this.port = port;
    }

    static ClosedLoop start(int port, int connections) {
        ClosedLoop load = new ClosedLoop(port);
        for (int i = 0; i < connections; i++) {
            Thread connection = new Thread(load::run, "connection-" + i);
            connection.setDaemon(true);
            connection.start();
            load.connections.add(connection);
        }
        return load;
    }

    /** Requests that were answered with 200 so far. */
    long taken() {
        return taken.get();
    }

    /** Requests that were answered with anything else. */
    long refused() {
        return refused.get();
    }

    private void run() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream answers = new BufferedInputStream(socket.getInputStream());
            while (!ended) {
                socket.getOutputStream().write(request(messages.incrementAndGet()));
                (readStatus(answers) == 200 ? taken : refused).incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] request(long message) {
        StringBuilder event = new StringBuilder(EVENT_BYTES)
                .append("{\"type\":\"track\",\"event\":\"Product Viewed\",\"anonymousId\":\"visitor-")
                .append(message % VISITORS)
                .append("\",\"messageId\":\"")
                .append(run)
                .append('-')
                .append(message)
                .append("\",\"properties\":{\"product_id\":\"p")
                .append(message % 1000)
                .append("\",\"note\":\"");
        // Words that differ, or else compression would make nothing of the event.
        for (long word = message;
                event.length() < EVENT_BYTES - 3;
                word = word * 6364136223846793005L + 1442695040888963407L) {
            event.append(Long.toString(word >>> 20, 36)).append(' ');
        }
        event.append("\"}}");
        String head = "POST /v1/events HTTP/1.1\r\nHost: localhost\r\nX-Write-Key: dev-write-key\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + event.length() + "\r\n\r\n";
        return (head + event).getBytes(US_ASCII);
    }

    /** Reads one answer to its end. */
    private static int readStatus(InputStream answers) throws IOException {
        int status = Integer.parseInt(readLine(answers).split(" ", -1)[1]);
        int length = 0;
        for (String line = readLine(answers); !line.isEmpty(); line = readLine(answers)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        answers.skipNBytes(length);
        return status;
    }

    private static String readLine(InputStream from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new IOException("The connection ended");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        ended = true;
        for (Thread connection : connections) {
            try {
                connection.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
