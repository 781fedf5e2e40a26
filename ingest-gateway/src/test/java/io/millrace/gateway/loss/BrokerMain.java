package io.millrace.gateway.loss;

import io.millrace.platform.EmbeddedBroker;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own, until it is asked to end. */
public final class BrokerMain {
    private BrokerMain() {}

    /** Takes the folder, the port and the controller's port. */
    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker =
                EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        new CountDownLatch(1).await();
    }
}
