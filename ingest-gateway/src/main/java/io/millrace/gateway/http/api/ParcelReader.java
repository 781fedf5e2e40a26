package io.millrace.gateway.http.api;

import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.intake.Parcel;
import io.millrace.gateway.item.RefusedException;

/** Finds what a request of some protocol carries. */
@FunctionalInterface
public interface ParcelReader {

    /**
     * Finds it.
     *
     * @throws RefusedException when there is nothing of the kind
     */
    Parcel read(IngestRequest request) throws RefusedException;
}
