package io.millrace.gateway.journal;

import org.jspecify.annotations.Nullable;

/** The journal does not keep an entry: it is full, its oldest entry too old, or its disk fails. Nothing was promised. */
public final class JournalRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JournalRefusedException(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
