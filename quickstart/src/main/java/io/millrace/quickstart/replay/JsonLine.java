package io.millrace.quickstart.replay;

import tools.jackson.core.JsonGenerator;

/** How something is written as one JSON object. */
interface JsonLine<T> {
    void write(JsonGenerator json, T item);
}
