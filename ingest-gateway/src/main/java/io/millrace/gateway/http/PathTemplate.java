package io.millrace.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path in which names in braces each stand for one segment. */
record PathTemplate(String path, List<String> segments, Map<String, Route> methods) {

    static PathTemplate of(String path) {
        return new PathTemplate(path, List.of(path.split("/", -1)), new HashMap<>());
    }

    /** What the names stand for in a path that is still encoded, empty when the path is another. */
    Optional<Map<String, String>> match(String asked) {
        String[] parts = asked.split("/", -1);
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), decoded(parts[i]));
            } else if (!segment.equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    /** In a path, other than in a form, a plus is a plus. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
