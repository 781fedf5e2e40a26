package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.RequestHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a request as Netty read them. */
record NettyHeaders(HttpHeaders headers) implements RequestHeaders {

    @Override
    public @Nullable String first(String name) {
        return headers.get(name);
    }

    @Override
    public List<Map.Entry<String, String>> all() {
        return headers.entries();
    }
}
