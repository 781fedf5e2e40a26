package io.millrace.warehouse.connector;

import io.millrace.warehouse.connector.ConnectorStatus.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A worker that says what a test wants, and remembers what it was asked to do. */
final class FakeWorker implements ConnectWorker {
    final Map<String, ConnectorStatus> statuses = new HashMap<>();
    final Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    final List<String> restarts = new ArrayList<>();
    boolean away;

    static ConnectorStatus status(String connector, String task, String failure) {
        return new ConnectorStatus(
                new Part("connector events", connector, ""), List.of(new Part("task 0", task, failure)));
    }

    @Override
    public void configure(String connector, Map<String, String> wanted) {
        requireThere();
        settings.put(connector, wanted);
    }

    @Override
    public Optional<ConnectorStatus> status(String connector) {
        requireThere();
        return Optional.ofNullable(statuses.get(connector));
    }

    @Override
    public void restartFailed(String connector) {
        requireThere();
        restarts.add(connector);
    }

    private void requireThere() {
        if (away) {
            throw new WorkerUnavailableException("away", null);
        }
    }
}
