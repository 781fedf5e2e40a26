package io.millrace.gateway.http.netty;

import io.millrace.gateway.http.Routes;

/** What all connections share. */
record Serving(
        Routes routes,
        ServerSettings settings,
        Dispatch dispatch,
        RequestListener listener,
        Connections connections,
        HeldBodies bodies) {}
