package io.millrace.warehouse.connector;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.util.Map;

/** Gives the sink to the worker, last, when its table and topics are there. */
final class ConnectorStep implements StartStep {
    private final ConnectWorker worker;
    private final String connector;
    private final Map<String, String> settings;

    ConnectorStep(ConnectWorker worker, String connector, Map<String, String> settings) {
        this.worker = worker;
        this.connector = connector;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "the Connect worker";
    }

    @Override
    public void run() throws NotYetException {
        try {
            worker.configure(connector, settings);
        } catch (WorkerUnavailableException e) {
            throw new NotYetException(e);
        }
    }
}
