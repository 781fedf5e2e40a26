package io.millrace.benchmarks.door;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A connection that is kept, and knows no more of HTTP than where an answer ends. */
final class Connection implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    private final Socket socket;
    private final byte[] buffer = new byte[16 * 1024];

    private Connection(Socket socket) {
        this.socket = socket;
    }

    static Connection to(int port) {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            return new Connection(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request and waits for its answer, which must be a good one. */
    void exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        InputStream answer = socket.getInputStream();
        int length = 0;
        do {
            int read = answer.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new EOFException("The server closed");
            }
            length += read;
        } while (!isComplete(length));
        if (buffer[9] != '2') {
            throw new IOException(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        }
    }

    private boolean isComplete(int length) {
        String read = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        int end = read.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String head = read.substring(0, end).toLowerCase(Locale.ROOT);
        if (head.contains(CHUNKED)) {
            return read.endsWith(LAST_CHUNK);
        }
        int at = head.indexOf(LENGTH);
        int line = head.indexOf('\r', at);
        String digits = head.substring(at + LENGTH.length(), line < 0 ? head.length() : line);
        return length >= end + 4 + Integer.parseInt(digits.strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
