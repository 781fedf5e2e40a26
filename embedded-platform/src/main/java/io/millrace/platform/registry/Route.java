package io.millrace.platform.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is done for a method and a path.
 *
 * @param segments of the path; one in braces stands for any and names it
 * @param answer from a request to what is sent back: a text as it is, anything else as JSON
 */
record Route(String method, List<String> segments, Function<Request, Object> answer) {

    static Route of(String method, String path, Function<Request, Object> answer) {
        return new Route(method, path.isEmpty() ? List.of() : List.of(path.split("/")), answer);
    }

    /** The values that stand in the path for the route's names, if it is a path of this route. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                values.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
