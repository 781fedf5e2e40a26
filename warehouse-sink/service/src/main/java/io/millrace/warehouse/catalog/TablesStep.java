package io.millrace.warehouse.catalog;

import io.millrace.streams.boot.NotYetException;
import io.millrace.streams.boot.StartStep;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.exceptions.ServiceFailureException;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Provides the tables before anything is written to them. */
final class TablesStep implements StartStep {
    private final WarehouseTables tables;

    TablesStep(WarehouseTables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "the warehouse's tables";
    }

    @Override
    public void run() throws NotYetException {
        try {
            tables.provide();
        } catch (ServiceFailureException | ServiceUnavailableException | UncheckedSQLException e) {
            throw new NotYetException(e);
        } catch (RESTException e) {
            throw new NotYetException(e);
        }
    }
}
