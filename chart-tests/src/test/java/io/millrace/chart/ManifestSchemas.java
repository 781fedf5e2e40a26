package io.millrace.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas of everything that the chart makes: Kubernetes' own kinds in its Java client, the others in the resources
 * beside the tests. Both refuse a field that they do not know.
 */
final class ManifestSchemas {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> CORE =
            List.of("v1", "apps/v1", "batch/v1", "policy/v1", "networking.k8s.io/v1", "autoscaling/v2");

    private final SchemaRegistry schemas = SchemaRegistry.withDialect(Dialects.getDraft7());
    private final Map<String, Schema> foreign = new HashMap<>();

    /** What is wrong with the object, empty when nothing is. */
    List<String> complaints(Manifest manifest) {
        return CORE.contains(manifest.apiVersion()) ? coreComplaints(manifest) : foreignComplaints(manifest);
    }

    private static List<String> coreComplaints(Manifest manifest) {
        String version = manifest.apiVersion().replaceFirst(".*/", "");
        String model = "io.kubernetes.client.openapi.models.V" + version.substring(1) + manifest.kind();
        try {
            Class.forName(model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.json().toString()));
            return List.of();
        } catch (InvocationTargetException e) {
            return List.of(manifest.title() + ": " + String.valueOf(e.getCause()));
        } catch (ClassNotFoundException e) {
            return List.of(manifest.title() + ": Kubernetes has no such kind in " + manifest.apiVersion());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> foreignComplaints(Manifest manifest) {
        Schema schema = foreign.computeIfAbsent(manifest.kind(), this::load);
        return schema.validate(manifest.json()).stream()
                .map(error -> manifest.title() + ": " + error)
                .toList();
    }

    private Schema load(String kind) {
        try (InputStream schema = resource(kind)) {
            if (schema == null) {
                throw new IllegalStateException("There is no schema for " + kind + ": add it to schemas/generate");
            }
            return schemas.getSchema(JSON.readTree(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable InputStream resource(String kind) {
        return ManifestSchemas.class.getResourceAsStream("/schemas/" + kind + ".json");
    }
}
