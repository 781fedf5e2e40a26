package io.millrace.system.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.millrace.quickstart.suite.Part;
import io.millrace.system.suite.Member;
import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.testcontainers.containers.GenericContainer;

/** A container of a suite; the engine does to it what faults ask for. */
final class ContainerMember implements Member {
    private static final int LONGEST_STOP_SECONDS = 70;

    private final String name;
    private final Part part;
    private final URI url;
    private final GenericContainer<?> container;
    private final String network;
    private final BooleanSupplier ready;

    /**
     * Of a container that is known by its name on the network.
     *
     * @param url where it is reached from here, the same after each start
     * @param network the id of the network
     */
    ContainerMember(
            String name, Part part, URI url, GenericContainer<?> container, String network, BooleanSupplier ready) {
        this.name = name;
        this.part = part;
        this.url = url;
        this.container = container;
        this.network = network;
        this.ready = ready;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Part part() {
        return part;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public boolean isReady() {
        return ready.getAsBoolean();
    }

    @Override
    public void start() {
        engine().startContainerCmd(id()).exec();
    }

    @Override
    public void stop() {
        engine().stopContainerCmd(id()).withTimeout(LONGEST_STOP_SECONDS).exec();
    }

    @Override
    public void kill() {
        engine().killContainerCmd(id()).exec();
    }

    @Override
    public void pause() {
        engine().pauseContainerCmd(id()).exec();
    }

    @Override
    public void resume() {
        engine().unpauseContainerCmd(id()).exec();
    }

    @Override
    public void cutOff() {
        engine().disconnectFromNetworkCmd()
                .withContainerId(id())
                .withNetworkId(network)
                .exec();
    }

    @Override
    public void reconnect() {
        engine().connectToNetworkCmd()
                .withContainerId(id())
                .withNetworkId(network)
                .withContainerNetwork(new ContainerNetwork().withAliases(List.of(name)))
                .exec();
    }

    @Override
    public String toString() {
        return name;
    }

    private String id() {
        return container.getContainerId();
    }

    private DockerClient engine() {
        return container.getDockerClient();
    }
}
