package io.millrace.gateway.catalogue;

import org.jspecify.annotations.Nullable;

/** The catalogue has not been read to its end in time. Whoever asks again finds that it has got further. */
public final class CatalogueUnreadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CatalogueUnreadException(@Nullable Throwable cause) {
        super("The brokers did not hand over the catalogue in time", cause);
    }
}
