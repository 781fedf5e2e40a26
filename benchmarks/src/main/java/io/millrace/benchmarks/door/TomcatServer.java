package io.millrace.benchmarks.door;

import io.millrace.gateway.http.IngestAnswer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** The gateway behind Tomcat's connector, without Spring MVC. */
final class TomcatServer {
    private TomcatServer() {}

    static void start(boolean virtualThreads, IntConsumer onPort) {
        Tomcat tomcat = new Tomcat();
        Connector connector = new Connector();
        connector.setPort(0);
        // The others keep a connection as long as it is used.
        connector.setProperty("maxKeepAliveRequests", "-1");
        if (virtualThreads) {
            connector.getProtocolHandler().setExecutor(virtualThreads());
        }
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "gateway", new Gateway()).setAsyncSupported(true);
        context.addServletMappingDecoded("/*", "gateway");
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        onPort.accept(connector.getLocalPort());
        tomcat.getServer().await();
    }

    /** They came with JDK 21, and the suite is compiled for 17. */
    private static Executor virtualThreads() {
        try {
            return (Executor)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK has no virtual threads", e);
        }
    }

    private static final class Gateway extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final transient PlainRequest gateway = new PlainRequest();

        @Override
        @SuppressWarnings("FutureReturnValueIgnored")
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            byte[] body = request.getInputStream().readAllBytes();
            AsyncContext waiting = request.startAsync();
            gateway.answer("POST", request.getRequestURI(), request::getHeader, body)
                    .thenAccept(answer -> {
                        write(answer, response);
                        waiting.complete();
                    });
        }

        private static void write(IngestAnswer answer, HttpServletResponse response) {
            try {
                response.setStatus(answer.status());
                response.setContentType(answer.contentType());
                response.setContentLength(answer.body().length);
                response.getOutputStream().write(answer.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
