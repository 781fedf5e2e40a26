package io.millrace.system.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lies between two processes, and can be cut. While it is, connections stay open and take what is sent, up to what
 * the system buffers, but nothing arrives; what was under way arrives when the cable is mended, however late.
 */
final class Cable implements AutoCloseable {
    private static final int BUFFER = 64 << 10;
    private static final int CONNECT_MILLIS = 2000;

    private final int to;
    private final ServerSocket listening;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private boolean cut;
    private boolean closed;

    private Cable(ServerSocket listening, int to) {
        this.listening = listening;
        this.to = to;
    }

    /** A cable from a port of this machine to another one. */
    static Cable lay(int from, int to) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), from));
            Cable cable = new Cable(listening, to);
            daemon("cable-" + from, cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void cut() {
        cut = true;
    }

    synchronized void mend() {
        cut = false;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        closeQuietly(listening);
        sockets.forEach(Cable::closeQuietly);
    }

    private void accept() {
        while (!listening.isClosed()) {
            acceptOne();
        }
    }

    private void acceptOne() {
        try {
            Socket near = listening.accept();
            sockets.add(near);
            daemon(Thread.currentThread().getName() + "-call", () -> connect(near));
        } catch (IOException e) {
            // Closed, or a caller that is gone again.
            return;
        }
    }

    private void connect(Socket near) {
        Socket far = new Socket();
        sockets.add(far);
        try {
            awaitMended();
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to), CONNECT_MILLIS);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            daemon("cable-back", () -> pump(far, near));
            pump(near, far);
        } catch (IOException e) {
            hangUp(near, far);
        } catch (InterruptedException e) {
            hangUp(near, far);
            Thread.currentThread().interrupt();
        }
    }

    private void pump(Socket from, Socket into) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitMended();
                out.write(buffer, 0, read);
            }
            awaitMended();
        } catch (IOException e) {
            // One of the two has hung up, so the other is told.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp(from, into);
        }
    }

    private synchronized void awaitMended() throws InterruptedException {
        while (cut && !closed) {
            wait();
        }
    }

    private void hangUp(Socket one, Socket other) {
        closeQuietly(one);
        closeQuietly(other);
        sockets.remove(one);
        sockets.remove(other);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // It is gone either way.
            return;
        }
    }
}
