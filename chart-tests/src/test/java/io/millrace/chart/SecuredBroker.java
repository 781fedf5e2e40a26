package io.millrace.chart;

import io.millrace.platform.EmbeddedBroker;
import io.millrace.streams.testkit.FreePorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker that knows its users and holds them to docs/reference/acls.md, behind TLS. The test itself and the registry come
 * in by a door of their own, where nobody is asked.
 */
final class SecuredBroker implements AutoCloseable {
    private static final int ITERATIONS = 4096;

    private final EmbeddedBroker broker;
    private final String inside;

    private SecuredBroker(EmbeddedBroker broker, String inside) {
        this.broker = broker;
        this.inside = inside;
    }

    static SecuredBroker start(Path folder, Certificate certificate) {
        int[] ports = FreePorts.find(3);
        String outside = "SASL_SSL://127.0.0.1:" + ports[0];
        String inside = "INSIDE://127.0.0.1:" + ports[1];
        Map<String, String> settings = Map.ofEntries(
                Map.entry("listeners", outside + "," + inside + ",CONTROLLER://127.0.0.1:" + ports[2]),
                Map.entry("advertised.listeners", outside + "," + inside),
                Map.entry("listener.security.protocol.map", "SASL_SSL:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "INSIDE"),
                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry(
                        "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", certificate.keyStore().toString()),
                Map.entry("ssl.keystore.password", Certificate.PASSWORD),
                Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS"));
        SecuredBroker broker =
                new SecuredBroker(EmbeddedBroker.start(folder, ports[0], ports[2], settings), "127.0.0.1:" + ports[1]);
        broker.makeUsers();
        return broker;
    }

    /** Where users sign in. */
    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The door of the test. */
    String inside() {
        return inside;
    }

    static String passwordOf(String user) {
        return user + "-password";
    }

    /** Those that the page lists. */
    static Set<String> users() {
        return Right.onThePage().stream().map(Right::user).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        broker.close();
    }

    private void makeUsers() {
        List<UserScramCredentialAlteration> users = users().stream()
                .<UserScramCredentialAlteration>map(user -> new UserScramCredentialUpsertion(
                        Right.USER_PREFIX + user,
                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
                        passwordOf(user)))
                .toList();
        List<AclBinding> rights = new ArrayList<>();
        Right.onThePage().forEach(right -> rights.addAll(bindings(right)));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", inside))) {
            admin.alterUserScramCredentials(users).all().get();
            admin.createAcls(rights).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not take its users", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<AclBinding> bindings(Right right) {
        boolean prefix = right.isPrefix() && !right.bareName().isEmpty();
        ResourcePattern resource = new ResourcePattern(
                ResourceType.fromString(right.type().equals("transactionalId") ? "TRANSACTIONAL_ID" : right.type()),
                prefix ? right.bareName() : right.name(),
                prefix ? PatternType.PREFIXED : PatternType.LITERAL);
        return right.operations().stream()
                .map(operation -> new AccessControlEntry(
                        "User:" + Right.USER_PREFIX + right.user(), "*", operation(operation), AclPermissionType.ALLOW))
                .map(entry -> new AclBinding(resource, entry))
                .toList();
    }

    private static AclOperation operation(String name) {
        return AclOperation.fromString(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
    }
}
