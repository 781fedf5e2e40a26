package io.millrace.platform;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import kafka.server.ControllerServer;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.ControllerRequestContext;

/**
 * A broker's registration from before it was killed, which its controller would take for alive until the session ends.
 * Until then the broker that starts believes that it leads its partitions, and has the markers of transactions sent that
 * the kill caught while they ended. At the end of the session the partitions have no leader for a moment, and Kafka 4.3.1
 * takes a partition without a leader for a deleted one: the transaction counts as ended, its marker is never written, and
 * whoever reads what is committed waits behind it for ever.
 */
final class FormerLife {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final ControllerServer server;
    private final int brokerId;

    FormerLife(ControllerServer server, int brokerId) {
        this.server = server;
        this.brokerId = brokerId;
    }

    /** Has the controller, which has started, forget the registration: no partition has a leader before the broker is there. */
    void end() {
        try {
            while (!server.controller().isActive()) {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
            server.controller().unregisterBroker(ourselves(), brokerId).get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof BrokerIdNotRegisteredException)) {
                throw new PlatformStartException(
                        "The Kafka controller does not forget the broker's former life (%s)".formatted(e.getMessage()),
                        e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformStartException("The Kafka broker was stopped before it had started", e);
        }
    }

    private static ControllerRequestContext ourselves() {
        return new ControllerRequestContext(new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    }
}
