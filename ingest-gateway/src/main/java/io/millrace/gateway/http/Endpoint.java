package io.millrace.gateway.http;

import java.util.List;

/** A part of the gateway's API. What is declared as a bean is served. */
public interface Endpoint {

    /** What it answers. */
    List<Route> routes();
}
