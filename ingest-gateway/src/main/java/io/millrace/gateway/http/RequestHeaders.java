package io.millrace.gateway.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers of a request. Names match in any case. */
public interface RequestHeaders {

    /** The first header of a name. */
    @Nullable
    String first(String name);

    /** All of them, as they were sent. */
    List<Map.Entry<String, String>> all();
}
