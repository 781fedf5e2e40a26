package io.millrace.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How every pod must run, whatever it runs. */
final class PodPolicy {
    private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|TOKEN|SECRET|KEY)S?");

    private final Manifest manifest;
    private final JsonNode pod;
    private final List<String> complaints = new ArrayList<>();

    private PodPolicy(Manifest manifest, JsonNode pod) {
        this.manifest = manifest;
        this.pod = pod;
    }

    static List<String> complaints(Manifest manifest) {
        return manifest.pod()
                .map(pod -> new PodPolicy(manifest, pod).complaints())
                .orElse(List.of());
    }

    private List<String> complaints() {
        identity();
        volumes();
        if (manifest.isWorkload()) {
            spread();
        }
        containers().forEach(container -> {
            confinement(container);
            resources(container);
            environment(container);
            mounts(container);
            if (manifest.isWorkload()) {
                probes(container);
            }
        });
        return complaints;
    }

    private void identity() {
        JsonNode security = pod.path("securityContext");
        require(security.path("runAsNonRoot").asBoolean(false), "may run as root");
        require(security.path("runAsUser").asInt(0) >= 10_000, "runs as a user that a node may have too");
        require(
                security.at("/seccompProfile/type").asString("").equals("RuntimeDefault"),
                "may call whatever the kernel has");
        require(!pod.path("automountServiceAccountToken").asBoolean(true), "has a token of the cluster's API");
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(!pod.path(host).asBoolean(false), "shares the node's: " + host);
        }
    }

    private void confinement(JsonNode container) {
        JsonNode security = container.path("securityContext");
        require(!security.path("allowPrivilegeEscalation").asBoolean(true), "may get more rights");
        require(!security.path("privileged").asBoolean(false), "is privileged");
        require(security.path("readOnlyRootFilesystem").asBoolean(false), "may write to its image");
        require(security.at("/capabilities/drop/0").asString("").equals("ALL"), "keeps capabilities");
        require(
                container.path("securityContext").path("runAsUser").asInt(10_001) >= 10_000,
                "has a container that runs as a user that a node may have too");
        String image = container.path("image").asString("");
        require(
                image.matches(".*/.*:[^:/]+") && !image.endsWith(":latest"),
                "has an image without a version: " + image);
    }

    private void resources(JsonNode container) {
        JsonNode resources = container.path("resources");
        require(resources.at("/limits/memory").isString(), "has no limit of memory");
        require(resources.at("/requests/memory").isString(), "asks for no memory");
        require(resources.at("/requests/cpu").isValueNode(), "asks for no processor");
    }

    /** A secret is a reference, never a value. */
    private void environment(JsonNode container) {
        Manifest.each(container.path("env"))
                .filter(variable -> variable.has("value"))
                .map(variable -> variable.path("name").asString(""))
                .filter(name -> SECRET_NAME.matcher(name).matches())
                .forEach(name -> complain("has a secret in the open: " + name));
    }

    private void probes(JsonNode container) {
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            require(container.has(probe), "has no " + probe);
        }
        if (container.path("env").toString().contains("SPRING_CONFIG_ADDITIONAL_LOCATION")) {
            probe(container, "startupProbe", "liveness", "would be killed while it restores state");
            probe(container, "livenessProbe", "liveness", "would be killed when the brokers are away");
            probe(container, "readinessProbe", "readiness", "would be asked before it has its state");
        }
    }

    private void probe(JsonNode container, String probe, String group, String otherwise) {
        String path = container.at("/" + probe + "/httpGet/path").asString("");
        require(path.equals("/actuator/health/" + group), otherwise + ": " + probe + " asks " + path);
    }

    private void spread() {
        Set<String> keys = Manifest.each(pod.path("topologySpreadConstraints"))
                .filter(spread -> spread.at("/labelSelector/matchLabels").properties().stream()
                        .allMatch(label -> label.getValue()
                                .asString()
                                .equals(manifest.podLabels().get(label.getKey()))))
                .map(spread -> spread.path("topologyKey").asString(""))
                .collect(Collectors.toSet());
        require(
                keys.containsAll(Set.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")),
                "is not spread over zones and nodes");
    }

    private void volumes() {
        Manifest.each(pod.path("volumes")).forEach(volume -> {
            require(!volume.has("hostPath"), "mounts a folder of the node");
            require(
                    !volume.has("emptyDir") || volume.at("/emptyDir/sizeLimit").isString(),
                    "may fill the node's disk by " + volume.path("name").asString(""));
        });
    }

    private void mounts(JsonNode container) {
        Set<String> volumes = Stream.concat(
                        Manifest.each(pod.path("volumes")).map(volume -> volume.path("name")),
                        Manifest.each(manifest.at("/spec/volumeClaimTemplates"))
                                .map(claim -> claim.at("/metadata/name")))
                .map(name -> name.asString(""))
                .collect(Collectors.toSet());
        Manifest.each(container.path("volumeMounts"))
                .map(mount -> mount.path("name").asString(""))
                .filter(name -> !volumes.contains(name))
                .forEach(name -> complain("mounts what is no volume: " + name));
        require(
                Manifest.each(container.path("volumeMounts"))
                        .anyMatch(mount -> mount.path("mountPath").asString("").equals("/tmp")),
                "has no place for temporary files");
    }

    private Stream<JsonNode> containers() {
        return Stream.of("initContainers", "containers").flatMap(kind -> Manifest.each(pod.path(kind)));
    }

    private void require(boolean kept, String otherwise) {
        if (!kept) {
            complain(otherwise);
        }
    }

    private void complain(String what) {
        complaints.add(manifest.title() + " " + what);
    }
}
