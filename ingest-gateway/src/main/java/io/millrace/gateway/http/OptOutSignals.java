package io.millrace.gateway.http;

/** By which browsers say that whoever uses them does not want to be tracked. */
final class OptOutSignals {
    private OptOutSignals() {}

    /** Global Privacy Control, or Do Not Track. */
    static boolean areIn(IngestRequest request) {
        return "1".equals(request.header("Sec-GPC")) || "1".equals(request.header("DNT"));
    }
}
