package io.millrace.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How the objects of an installation must fit each other. */
final class SuitePolicy {
    private final List<Manifest> manifests;
    private final List<String> complaints = new ArrayList<>();

    private SuitePolicy(List<Manifest> manifests) {
        this.manifests = manifests;
    }

    static List<String> complaints(List<Manifest> manifests) {
        SuitePolicy policy = new SuitePolicy(manifests);
        policy.namesAreTaken();
        policy.secretsAreReferences();
        policy.accountsHaveNoToken();
        policy.of("StatefulSet", "Deployment").forEach(policy::workload);
        policy.of("StatefulSet").forEach(policy::keepsItsData);
        policy.of("Service").forEach(policy::service);
        policy.of("HorizontalPodAutoscaler", "ScaledObject").forEach(policy::scaler);
        policy.pods().forEach(policy::network);
        policy.pods().forEach(policy::references);
        return policy.complaints;
    }

    private void namesAreTaken() {
        Set<String> seen = new HashSet<>();
        manifests.stream()
                .map(manifest -> manifest.apiVersion() + " " + manifest.title())
                .filter(title -> !seen.add(title))
                .forEach(title -> complaints.add("There are two of " + title));
    }

    private void secretsAreReferences() {
        of("Secret").forEach(secret -> complain(secret, "is in the chart: secrets are named, not made"));
    }

    private void accountsHaveNoToken() {
        of("ServiceAccount")
                .filter(account ->
                        account.json().path("automountServiceAccountToken").asBoolean(true))
                .forEach(account -> complain(account, "hands out tokens of the cluster's API"));
    }

    private void workload(Manifest workload) {
        long scalers = scalersOf(workload).count();
        boolean fixed = workload.at("/spec").has("replicas");
        if (scalers > 1) {
            complain(workload, "is scaled by two that undo each other");
        }
        if (scalers > 0 && fixed) {
            complain(workload, "has a fixed number and a scaler: every upgrade would undo the scaling");
        }
        boolean several = scalers > 0 || workload.at("/spec/replicas").asInt(1) > 1;
        if (several
                && of("PodDisruptionBudget")
                        .noneMatch(budget -> selects(budget, "/spec/selector/matchLabels", workload))) {
            complain(workload, "may lose all its pods to a drain: it has no PodDisruptionBudget");
        }
        if (!selects(workload, "/spec/selector/matchLabels", workload)) {
            complain(workload, "does not select its own pods");
        }
    }

    private void keepsItsData(Manifest workload) {
        JsonNode retention = workload.at("/spec/persistentVolumeClaimRetentionPolicy");
        if (!retention.path("whenDeleted").asString("").equals("Retain")
                || !retention.path("whenScaled").asString("").equals("Retain")) {
            complain(workload, "loses its volumes when it is deleted or scaled");
        }
        String governing = workload.at("/spec/serviceName").asString("");
        if (of("Service")
                .noneMatch(service -> service.name().equals(governing)
                        && service.at("/spec/clusterIP").asString("").equals("None"))) {
            complain(workload, "has no headless service, so that its pods have no names");
        }
    }

    private void service(Manifest service) {
        List<Manifest> selected =
                pods().filter(pod -> selects(service, "/spec/selector", pod)).toList();
        if (selected.isEmpty()) {
            complain(service, "leads to no pod");
        }
        for (Manifest pod : selected) {
            Manifest.each(service.at("/spec/ports"))
                    .map(port -> port.path("targetPort").asString(""))
                    .filter(port -> portsOf(pod).noneMatch(port::equals))
                    .forEach(port -> complain(service, "leads to a port that " + pod.title() + " has not: " + port));
        }
    }

    private void scaler(Manifest scaler) {
        if (of("StatefulSet", "Deployment").noneMatch(workload -> isTarget(scaler, workload))) {
            complain(scaler, "scales nothing that is there");
        }
    }

    /** Where there is a policy at all, a pod needs the one that refuses everything and one of its own. */
    private void network(Manifest pod) {
        List<Manifest> policies = of("NetworkPolicy").toList();
        List<Manifest> own = policies.stream()
                .filter(policy -> selects(policy, "/spec/podSelector/matchLabels", pod))
                .toList();
        if (!policies.isEmpty()
                && own.stream().noneMatch(policy -> policy.name().endsWith("-default"))) {
            complain(pod, "is reached by anybody");
        }
        if (!policies.isEmpty() && own.size() < 2) {
            complain(pod, "reaches nobody");
        }
        own.stream()
                .filter(policy -> Manifest.each(policy.at("/spec/ingress")).anyMatch(rule -> !rule.has("from")))
                .forEach(policy -> complain(policy, "lets everybody in"));
    }

    private void references(Manifest pod) {
        String account = podOf(pod).path("serviceAccountName").asString("");
        if (!account.isEmpty()) {
            requireThere(pod, "ServiceAccount", account);
        }
        Manifest.each(podOf(pod).path("volumes")).forEach(volume -> {
            requireThere(pod, "ConfigMap", volume.at("/configMap/name").asString(""));
            requireThere(
                    pod,
                    "PersistentVolumeClaim",
                    volume.at("/persistentVolumeClaim/claimName").asString(""));
        });
    }

    private void requireThere(Manifest user, String kind, String name) {
        if (!name.isEmpty() && of(kind).noneMatch(manifest -> manifest.name().equals(name))) {
            complain(user, "needs a " + kind + " that is not there: " + name);
        }
    }

    private Stream<Manifest> scalersOf(Manifest workload) {
        return of("HorizontalPodAutoscaler", "ScaledObject").filter(scaler -> isTarget(scaler, workload));
    }

    private static boolean isTarget(Manifest scaler, Manifest workload) {
        return scaler.at("/spec/scaleTargetRef/kind").asString("").equals(workload.kind())
                && scaler.at("/spec/scaleTargetRef/name").asString("").equals(workload.name());
    }

    private static boolean selects(Manifest by, String pointer, Manifest pod) {
        Map<String, String> wanted = Manifest.labels(by.at(pointer));
        return !wanted.isEmpty() && pod.podLabels().entrySet().containsAll(wanted.entrySet());
    }

    private static Stream<String> portsOf(Manifest pod) {
        return Manifest.each(podOf(pod).path("containers"))
                .flatMap(container -> Manifest.each(container.path("ports")))
                .map(port -> port.path("name").asString(""));
    }

    private static JsonNode podOf(Manifest manifest) {
        return manifest.pod().orElseThrow();
    }

    private Stream<Manifest> pods() {
        return manifests.stream().filter(manifest -> manifest.pod().isPresent());
    }

    private Stream<Manifest> of(String... kinds) {
        return manifests.stream()
                .filter(manifest -> Stream.of(kinds).anyMatch(kind -> Objects.equals(kind, manifest.kind())));
    }

    private void complain(Manifest manifest, String what) {
        complaints.add(manifest.title() + " " + what);
    }
}
