package io.millrace.gateway.http.netty;

import java.time.Duration;

/** Hears what requests were answered with. */
public interface RequestListener {

    /**
     * A request was answered.
     *
     * @param path that of its route, {@code UNKNOWN} if there is none
     */
    void answered(String method, String path, int status, Duration duration);
}
