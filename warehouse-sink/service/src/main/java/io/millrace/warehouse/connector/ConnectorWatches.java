package io.millrace.warehouse.connector;

import java.util.List;

/** The watches over all connectors of the sink. */
record ConnectorWatches(List<ConnectorWatch> all) {

    void look() {
        all.forEach(ConnectorWatch::look);
    }
}
