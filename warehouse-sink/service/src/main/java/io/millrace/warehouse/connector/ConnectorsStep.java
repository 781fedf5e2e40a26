package io.millrace.warehouse.connector;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.util.List;

/** Gives the connectors to the worker, when their tables and topics are there. It starts them side by side. */
final class ConnectorsStep implements StartStep {
    private final ConnectWorker worker;
    private final List<TableSink> sinks;
    private final SinkSettings settings;

    ConnectorsStep(ConnectWorker worker, List<TableSink> sinks, SinkSettings settings) {
        this.worker = worker;
        this.sinks = sinks;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "the Connect worker";
    }

    @Override
    public void run() throws NotYetException {
        try {
            for (TableSink sink : sinks) {
                worker.configure(sink.connector(), settings.of(sink));
            }
        } catch (WorkerUnavailableException e) {
            throw new NotYetException(e);
        }
    }
}
