package io.millrace.system.container;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.abort;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Volume;
import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.streams.testkit.HttpProbe;
import io.millrace.system.suite.FreeSuitePorts;
import io.millrace.system.suite.Member;
import io.millrace.system.suite.ServiceEnvironment;
import io.millrace.system.suite.ServiceModule;
import io.millrace.system.suite.Suite;
import io.millrace.system.suite.SuiteStart;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.kafka.KafkaContainer;

/** A suite in which everything is a container of its own, from the images that {@code make images} builds. */
public final class ContainerSuite implements Suite {
    private static final String BROKERS = "kafka:19092";
    private static final String WAREHOUSE = "/data/warehouse";
    private static final int KAFKA_PORT = 9092;
    private static final int REGISTRY_PORT = 8080;
    private static final int CONNECT_PORT = 8083;

    private final SuitePorts ports = FreeSuitePorts.find();
    private final Network network = Network.newNetwork();
    private final String warehouse = "millrace-warehouse-" + network.getId();
    private final List<GenericContainer<?>> containers = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();

    private ContainerSuite() {}

    /** Starts a suite and answers when all of it is ready; the test is skipped, and says why, where that cannot be. */
    public static ContainerSuite start() {
        Optional<String> obstacle = SuiteImages.obstacle();
        if (obstacle.isPresent()) {
            return abort(obstacle.get());
        }
        return SuiteStart.run(new ContainerSuite(), ContainerSuite::startAll);
    }

    @Override
    public SuitePorts ports() {
        return ports;
    }

    @Override
    public List<Member> members() {
        return List.copyOf(members);
    }

    @Override
    public void close() {
        containers.forEach(GenericContainer::stop);
        network.close();
        DockerClientFactory.lazyClient().removeVolumeCmd(warehouse).exec();
    }

    private void startAll() {
        DockerClientFactory.lazyClient().createVolumeCmd().withName(warehouse).exec();
        KafkaContainer kafka = new KafkaContainer(SuiteImages.kafka())
                .withListener(BROKERS)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(10 << 20));
        run(Part.KAFKA, "kafka", kafka, KAFKA_PORT, kafka::isRunning);
        registry();
        connect();
        for (ServiceModule service : ServiceModule.values()) {
            service(service);
        }
        members.forEach(SuiteStart::awaitReady);
    }

    private void registry() {
        GenericContainer<?> registry = new GenericContainer<>(SuiteImages.registry())
                .withEnv("APICURIO_STORAGE_KIND", "kafkasql")
                .withEnv("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", BROKERS)
                .withEnv("JAVA_OPTIONS", "-Xmx256m -XX:TieredStopAtLevel=1");
        run(Part.REGISTRY, "registry", registry, REGISTRY_PORT, "/apis/ccompat/v7/subjects");
    }

    private void connect() {
        GenericContainer<?> connect = new GenericContainer<>(SuiteImages.connect())
                .withEnv("CONNECT_BOOTSTRAP_SERVERS", BROKERS)
                .withEnv("CONNECT_REST_ADVERTISED_HOST_NAME", "connect")
                .withCreateContainerCmdModifier(this::mountWarehouse);
        run(Part.CONNECT, "connect", connect, CONNECT_PORT, "/connectors");
    }

    private void service(ServiceModule service) {
        String name = service.service();
        GenericContainer<?> container = new GenericContainer<>(SuiteImages.of(service))
                .withEnv(environment().of(service))
                .withCreateContainerCmdModifier(create -> create.withHostName(name));
        if (service == ServiceModule.WAREHOUSE) {
            container.withCreateContainerCmdModifier(this::mountWarehouse);
        }
        run(service.part(), name, container, port(service.part()), "/actuator/health/readiness");
    }

    private static ServiceEnvironment environment() {
        return new ServiceEnvironment(
                BROKERS,
                BROKERS,
                URI.create("http://registry:" + REGISTRY_PORT + "/apis/ccompat/v7"),
                ContainerSuite::inside,
                "/data",
                WAREHOUSE);
    }

    /** Where containers find one another. */
    private static URI inside(Part part) {
        String host = part == Part.CONNECT ? "connect" : ServiceModule.of(part).service();
        return URI.create("http://" + host + ":" + port(part));
    }

    /** Within its container each listens where it does by default. */
    private static int port(Part part) {
        return SuitePorts.withOffset(0).of(part);
    }

    private void run(Part part, String name, GenericContainer<?> container, int port, String probe) {
        URI address = ports.url(part).resolve(probe);
        container.waitingFor(new NoWait());
        run(part, name, container, port, () -> HttpProbe.answers(address));
    }

    private void run(Part part, String name, GenericContainer<?> container, int port, BooleanSupplier ready) {
        container
                .withNetwork(network)
                .withNetworkAliases(name)
                .withExposedPorts(port)
                .withCreateContainerCmdModifier(create -> publish(create, part, port));
        containers.add(container);
        container.start();
        members.add(new ContainerMember(name, part, ports.url(part), container, network.getId(), ready));
    }

    /** On a port of our choice, as one that the engine chooses would be another after each start. */
    private void publish(CreateContainerCmd create, Part part, int port) {
        hostConfig(create).withPortBindings(PortBinding.parse("127.0.0.1:" + ports.of(part) + ":" + port));
    }

    /** The worker and the service see the tables under one path. */
    private void mountWarehouse(CreateContainerCmd create) {
        hostConfig(create).withBinds(new Bind(warehouse, new Volume(WAREHOUSE)));
    }

    private static HostConfig hostConfig(CreateContainerCmd create) {
        return requireNonNull(create.getHostConfig());
    }

    /** Leaves the waiting to the suite, which starts all and then waits for each. */
    private static final class NoWait extends AbstractWaitStrategy {
        @Override
        protected void waitUntilReady() {}
    }
}
