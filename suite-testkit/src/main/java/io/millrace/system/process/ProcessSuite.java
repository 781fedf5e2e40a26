package io.millrace.system.process;

import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.streams.testkit.ApicurioRegistry;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.streams.testkit.JavaProcess;
import io.millrace.streams.testkit.ProcessLaunch;
import io.millrace.system.suite.FreeSuitePorts;
import io.millrace.system.suite.Member;
import io.millrace.system.suite.ServiceEnvironment;
import io.millrace.system.suite.Suite;
import io.millrace.system.suite.SuiteStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A suite in which everything is a process of its own: no Docker is needed, and each part can be killed. */
public final class ProcessSuite implements Suite {
    private final Path folder;
    private final SuitePorts ports = FreeSuitePorts.find();
    private final List<Seat> clients;
    private final List<Cable> cables = new ArrayList<>();
    private final List<JavaProcess> processes = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final Thread lastResort = new Thread(this::end);

    private ProcessSuite(Path folder, Set<Part> twins) {
        this.folder = folder.toAbsolutePath();
        this.clients = Seating.of(ports, twins);
        Runtime.getRuntime().addShutdownHook(lastResort);
    }

    /** Starts a suite on free ports and answers when all of it is ready. */
    public static ProcessSuite start(Path folder) {
        return start(folder, Set.of());
    }

    /**
     * The same with a second instance of some services.
     *
     * @param twins the services that there are two of
     */
    public static ProcessSuite start(Path folder, Set<Part> twins) {
        return SuiteStart.run(new ProcessSuite(folder, twins), ProcessSuite::startAll);
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
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            // The JVM ends, and the hook has done it.
            return;
        }
    }

    private void startAll() {
        List<Cable> toBroker = clients.stream()
                .map(client -> lay(client.cablePort(), client.brokerPort()))
                .toList();
        Member broker = broker(toBroker);
        Member registry = registry();
        for (int at = 0; at < clients.size(); at++) {
            add(clients.get(at), launch(clients.get(at)), List.of(toBroker.get(at)));
        }
        broker.start();
        registry.start();
        SuiteStart.awaitReady(broker);
        members.stream()
                .filter(member -> member != broker && member != registry)
                .forEach(Member::start);
        members.forEach(SuiteStart::awaitReady);
    }

    /** To cut it off is to cut every client's cable. */
    private Member broker(List<Cable> toBroker) {
        String name = "kafka-0";
        int port = ports.of(Part.KAFKA);
        ProcessLaunch launch =
                BrokerProcess.launch(folder.resolve(name), port, ports.of(Part.KAFKA_CONTROLLER), clients);
        return add(new Seat(name, Part.KAFKA, port, port, port), launch, toBroker);
    }

    /** Everybody's way to it is one cable, from the port that everybody knows. */
    private Member registry() {
        String name = "registry-0";
        int[] own = FreePorts.find(2);
        int known = ports.of(Part.REGISTRY);
        ProcessLaunch launch = RegistryProcess.launch(folder.resolve(name), own[0], own[1]);
        return add(new Seat(name, Part.REGISTRY, known, own[0], known), launch, List.of(lay(known, own[0])));
    }

    private ProcessLaunch launch(Seat seat) {
        Path data = folder.resolve(seat.name());
        return seat.part() == Part.CONNECT
                ? ConnectProcess.launch(seat, data)
                : ServiceProcess.launch(seat, data, environment(seat, data));
    }

    private ServiceEnvironment environment(Seat seat, Path data) {
        return new ServiceEnvironment(
                seat.bootstrapServers(),
                clients.get(0).bootstrapServers(),
                ApicurioRegistry.confluentApi(ports.of(Part.REGISTRY)),
                ports::url,
                data.resolve("data").toString(),
                folder.resolve("warehouse").toString());
    }

    private Member add(Seat seat, ProcessLaunch launch, List<Cable> itsCables) {
        JavaProcess process = new JavaProcess(seat.name(), launch);
        Member member = new ProcessMember(seat, process, itsCables);
        processes.add(process);
        members.add(member);
        return member;
    }

    private Cable lay(int from, int to) {
        Cable cable = Cable.lay(from, to);
        cables.add(cable);
        return cable;
    }

    private void end() {
        processes.forEach(JavaProcess::close);
        cables.forEach(Cable::close);
    }
}
