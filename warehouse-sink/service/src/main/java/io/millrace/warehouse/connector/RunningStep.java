package io.millrace.warehouse.connector;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import java.util.List;

/** Waits until the tasks of all connectors run; the watches restart them meanwhile if they fail. */
final class RunningStep implements StartStep {
    private final ConnectWorker worker;
    private final List<TableSink> sinks;

    RunningStep(ConnectWorker worker, List<TableSink> sinks) {
        this.worker = worker;
        this.sinks = sinks;
    }

    @Override
    public String name() {
        return "the sink's tasks";
    }

    @Override
    public void run() throws NotYetException {
        try {
            for (TableSink sink : sinks) {
                requireRunning(sink.connector());
            }
        } catch (WorkerUnavailableException e) {
            throw new NotYetException(e);
        }
    }

    private void requireRunning(String connector) throws NotYetException {
        ConnectorStatus status = worker.status(connector)
                .orElseThrow(() -> new NotYetException("the worker has not taken up connector " + connector));
        if (!status.running()) {
            throw new NotYetException("connector " + connector + ": " + status.describe());
        }
    }
}
