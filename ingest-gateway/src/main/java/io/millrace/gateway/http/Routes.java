package io.millrace.gateway.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request. Literal paths win over those with names in braces. */
public final class Routes {
    private final Map<String, Map<String, Route>> literal = new HashMap<>();
    private final List<PathTemplate> templates = new ArrayList<>();

    /** A route and what the names in its path stand for. */
    public record Match(Route route, Map<String, String> variables) {}

    /**
     * All the routes there are.
     *
     * @throws IllegalStateException when two are for the same requests
     */
    public static Routes of(List<Endpoint> endpoints) {
        Routes routes = new Routes();
        endpoints.stream().flatMap(endpoint -> endpoint.routes().stream()).forEach(routes::add);
        return routes;
    }

    private void add(Route route) {
        Map<String, Route> methods = methodsOf(route.path());
        if (methods.put(route.method(), route) != null) {
            throw new IllegalStateException("Two routes for " + route.operation());
        }
    }

    private Map<String, Route> methodsOf(String path) {
        if (path.indexOf('{') < 0) {
            return literal.computeIfAbsent(path, any -> new HashMap<>());
        }
        for (PathTemplate template : templates) {
            if (template.path().equals(path)) {
                return template.methods();
            }
        }
        PathTemplate template = PathTemplate.of(path);
        templates.add(template);
        return template.methods();
    }

    /** The route for a method and a path in which nothing is encoded. */
    public Optional<Match> find(String method, String path) {
        return find(method, path, path);
    }

    /**
     * The route for a method and a path. What is served to GET is served to HEAD, unless HEAD has a route of its own.
     *
     * @param rawPath as it was sent, in which an encoded slash does not part segments
     */
    public Optional<Match> find(String method, String path, String rawPath) {
        Map<String, Route> methods = literal.get(path);
        if (methods != null) {
            Route route = route(methods, method);
            return route == null ? Optional.empty() : Optional.of(new Match(route, Map.of()));
        }
        for (PathTemplate template : templates) {
            Optional<Map<String, String>> variables = template.match(rawPath);
            Route route = route(template.methods(), method);
            if (variables.isPresent() && route != null) {
                return Optional.of(new Match(route, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static @Nullable Route route(Map<String, Route> methods, String method) {
        Route own = methods.get(method);
        return own == null && method.equals("HEAD") ? methods.get("GET") : own;
    }

    /** The methods that a path has routes for; none if there is no such path. */
    public Set<String> methods(String path, String rawPath) {
        Set<String> methods = new TreeSet<>(literal.getOrDefault(path, Map.of()).keySet());
        templates.stream()
                .filter(template -> template.match(rawPath).isPresent())
                .forEach(template -> methods.addAll(template.methods().keySet()));
        return methods;
    }

    /** Everything that is served, as API descriptions name it. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        literal.values().forEach(methods -> methods.values().forEach(route -> operations.add(route.operation())));
        templates.forEach(template -> template.methods().values().forEach(route -> operations.add(route.operation())));
        return operations;
    }
}
