package io.millrace.system.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.streams.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CableTest {
    private static final int A_WHILE_MILLIS = 200;
    private static final int PATIENCE_MILLIS = 10_000;

    private final int near = FreePorts.find();
    private ServerSocket server;
    private Cable cable;

    @BeforeEach
    void lay() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MILLIS);
        cable = Cable.lay(near, server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        cable.close();
        server.close();
    }

    @Test
    void carriesBothWays() throws IOException {
        try (Socket client = call();
                Socket answering = accepted()) {
            client.getOutputStream().write(1);
            answering.getOutputStream().write(2);

            assertThat(answering.getInputStream().read()).isEqualTo(1);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void holdsWhatIsSentWhileItIsCutAndDeliversItWhenMended() throws IOException {
        try (Socket client = call();
                Socket answering = accepted()) {
            cable.cut();
            client.getOutputStream().write(1);
            answering.setSoTimeout(A_WHILE_MILLIS);

            assertThatThrownBy(() -> answering.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            cable.mend();
            answering.setSoTimeout(PATIENCE_MILLIS);
            assertThat(answering.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void takesCallsWhileItIsCutAndPutsThemThroughWhenMended() throws IOException {
        cable.cut();
        try (Socket client = call()) {
            client.getOutputStream().write(1);
            server.setSoTimeout(A_WHILE_MILLIS);

            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);

            cable.mend();
            server.setSoTimeout(PATIENCE_MILLIS);
            try (Socket answering = accepted()) {
                assertThat(answering.getInputStream().read()).isEqualTo(1);
            }
        }
    }

    @Test
    void hangsUpWhenTheOtherEndDoes() throws IOException {
        try (Socket client = call()) {
            accepted().close();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void hangsUpWhenNobodyAnswers() throws IOException {
        server.close();

        try (Socket client = call()) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    private Socket call() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), near);
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private Socket accepted() throws IOException {
        Socket answering = server.accept();
        answering.setSoTimeout(PATIENCE_MILLIS);
        return answering;
    }
}
