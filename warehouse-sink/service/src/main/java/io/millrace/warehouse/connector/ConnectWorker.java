package io.millrace.warehouse.connector;

import java.util.Map;
import java.util.Optional;

/** A Connect worker, as far as the service needs one. */
interface ConnectWorker {

    /**
     * Makes the connector what the settings say; nothing restarts when they are what they were.
     *
     * @throws ConnectorRefusedException when the worker finds fault with the settings
     * @throws WorkerUnavailableException when it cannot say
     */
    void configure(String connector, Map<String, String> settings);

    /**
     * How the connector is, or empty when the worker does not know it.
     *
     * @throws WorkerUnavailableException when it cannot say
     */
    Optional<ConnectorStatus> status(String connector);

    /**
     * Starts again what has failed of the connector and its tasks.
     *
     * @throws WorkerUnavailableException when it cannot say whether it will
     */
    void restartFailed(String connector);
}
