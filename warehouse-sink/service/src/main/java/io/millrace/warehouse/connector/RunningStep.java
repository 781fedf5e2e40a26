package io.millrace.warehouse.connector;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;

/** Waits until the sink's task runs; the watch restarts it meanwhile if it fails. */
final class RunningStep implements StartStep {
    private final ConnectWorker worker;
    private final String connector;

    RunningStep(ConnectWorker worker, String connector) {
        this.worker = worker;
        this.connector = connector;
    }

    @Override
    public String name() {
        return "the sink's task";
    }

    @Override
    public void run() throws NotYetException {
        try {
            ConnectorStatus status = worker.status(connector)
                    .orElseThrow(() -> new NotYetException("the worker has not taken up connector " + connector));
            if (!status.running()) {
                throw new NotYetException(status.describe());
            }
        } catch (WorkerUnavailableException e) {
            throw new NotYetException(e);
        }
    }
}
