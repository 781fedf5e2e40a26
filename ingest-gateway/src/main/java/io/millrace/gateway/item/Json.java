package io.millrace.gateway.item;

import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/** Jackson, with buffers kept by each of the few threads that read and write here; the pool that all would share costs more. */
public final class Json {
    private static final JsonMapper USUAL =
            JsonMapper.builder(factory().build()).build();

    private Json() {}

    /** For JSON without anything special. */
    public static JsonMapper usual() {
        return USUAL;
    }

    static JsonFactoryBuilder factory() {
        return JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool());
    }
}
