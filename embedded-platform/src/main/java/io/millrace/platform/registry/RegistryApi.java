package io.millrace.platform.registry;

import io.millrace.platform.registry.LogRecord.Version;
import java.util.List;
import java.util.Map;

/** The paths of Confluent's API that this registry serves, and what stands in their answers. */
final class RegistryApi {
    private final Registry registry;

    RegistryApi(Registry registry) {
        this.registry = registry;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", "", request -> Map.of()),
                Route.of("GET", "subjects", this::subjects),
                Route.of("POST", "subjects/{subject}", this::lookUp),
                Route.of("DELETE", "subjects/{subject}", this::deleteSubject),
                Route.of("GET", "subjects/{subject}/versions", this::versions),
                Route.of("POST", "subjects/{subject}/versions", this::register),
                Route.of("GET", "subjects/{subject}/versions/{version}", this::version),
                Route.of("DELETE", "subjects/{subject}/versions/{version}", this::deleteVersion),
                Route.of("GET", "subjects/{subject}/versions/{version}/schema", this::schemaOfVersion),
                Route.of("GET", "schemas/types", request -> List.of("AVRO")),
                Route.of("GET", "schemas/ids/{id}", this::schema),
                Route.of("GET", "schemas/ids/{id}/schema", this::schemaAsText),
                Route.of("GET", "schemas/ids/{id}/subjects", this::subjectsOfSchema),
                Route.of("GET", "schemas/ids/{id}/versions", this::versionsOfSchema),
                Route.of("POST", "compatibility/subjects/{subject}/versions", this::checkAll),
                Route.of("POST", "compatibility/subjects/{subject}/versions/{version}", this::checkOne),
                Route.of("GET", "config", request -> level(registry.defaultLevel())),
                Route.of("PUT", "config", this::setDefaultLevel),
                Route.of("DELETE", "config", this::resetDefaultLevel),
                Route.of("GET", "config/{subject}", this::level),
                Route.of("PUT", "config/{subject}", this::setLevel),
                Route.of("DELETE", "config/{subject}", this::resetLevel),
                Route.of("GET", "mode", request -> Map.of("mode", "READWRITE")));
    }

    private Object subjects(Request request) {
        return registry.subjects(request.flag("deleted")).stream()
                .filter(subject -> subject.startsWith(request.parameter("subjectPrefix")))
                .toList();
    }

    private Object lookUp(Request request) {
        return describe(registry.lookUp(request.subject(), request.schemaText(), request.flag("deleted")));
    }

    private Object deleteSubject(Request request) {
        List<Version> gone =
                request.flag("permanent") ? registry.erase(request.subject()) : registry.delete(request.subject());
        return gone.stream().map(Version::version).toList();
    }

    private Object versions(Request request) {
        return registry.versionsOf(request.subject(), request.flag("deleted")).stream()
                .map(Version::version)
                .toList();
    }

    private Object register(Request request) {
        return Map.of("id", registry.register(request.subject(), request.schemaText()));
    }

    private Object version(Request request) {
        return describe(find(request));
    }

    private Object deleteVersion(Request request) {
        Version gone = request.flag("permanent")
                ? registry.erase(request.subject(), request.version())
                : registry.delete(request.subject(), request.version());
        return gone.version();
    }

    private Object schemaOfVersion(Request request) {
        return find(request).schema();
    }

    private Object schema(Request request) {
        return Map.of("schema", schemaAsText(request));
    }

    private Object schemaAsText(Request request) {
        return registry.withId(request.id()).get(0).schema();
    }

    private Object subjectsOfSchema(Request request) {
        return withId(request).stream().map(Version::subject).distinct().toList();
    }

    private Object versionsOfSchema(Request request) {
        return withId(request).stream()
                .map(version -> Map.of("subject", version.subject(), "version", version.version()))
                .toList();
    }

    private Object checkAll(Request request) {
        return verdict(request, registry.objections(request.subject(), request.schemaText()));
    }

    private Object checkOne(Request request) {
        return verdict(request, registry.objections(request.subject(), request.version(), request.schemaText()));
    }

    private Object level(Request request) {
        if (request.flag("defaultToGlobal")) {
            return level(registry.levelInForce(request.subject()));
        }
        return level(
                registry.level(request.subject()).orElseThrow(() -> RegistryException.noLevelOf(request.subject())));
    }

    private Object setDefaultLevel(Request request) {
        registry.setLevel(null, request.level());
        return Map.of("compatibility", request.level());
    }

    private Object setLevel(Request request) {
        registry.setLevel(request.subject(), request.level());
        return Map.of("compatibility", request.level());
    }

    private Object resetDefaultLevel(Request request) {
        CompatibilityLevel before = registry.defaultLevel();
        registry.setLevel(null, null);
        return level(before);
    }

    private Object resetLevel(Request request) {
        CompatibilityLevel before = registry.level(request.subject())
                .orElseThrow(() -> RegistryException.subjectNotFound(request.subject()));
        registry.setLevel(request.subject(), null);
        return level(before);
    }

    private Version find(Request request) {
        return registry.version(request.subject(), request.version(), request.flag("deleted"));
    }

    private List<Version> withId(Request request) {
        return registry.withId(request.id()).stream()
                .filter(version -> request.flag("deleted") || !version.deleted())
                .toList();
    }

    private static Map<String, Object> describe(Version version) {
        return Map.of(
                "subject", version.subject(),
                "version", version.version(),
                "id", version.id(),
                "schema", version.schema());
    }

    private static Map<String, Object> verdict(Request request, List<String> objections) {
        return request.flag("verbose")
                ? Map.of("is_compatible", objections.isEmpty(), "messages", objections)
                : Map.of("is_compatible", objections.isEmpty());
    }

    private static Map<String, Object> level(CompatibilityLevel level) {
        return Map.of("compatibilityLevel", level);
    }
}
