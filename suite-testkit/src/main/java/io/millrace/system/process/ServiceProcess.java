package io.millrace.system.process;

import io.millrace.streams.testkit.HttpProbe;
import io.millrace.streams.testkit.ProcessLaunch;
import io.millrace.system.suite.ServiceEnvironment;
import io.millrace.system.suite.ServiceModule;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A service from its own executable jar, set by its environment alone. */
final class ServiceProcess {
    private static final String HEAP = "192m";

    private ServiceProcess() {}

    static ProcessLaunch launch(Seat seat, Path folder, ServiceEnvironment environment) {
        ServiceModule service = ServiceModule.of(seat.part());
        Map<String, String> variables = new HashMap<>(environment.of(service));
        variables.put("SERVER_ADDRESS", seat.url().getHost());
        variables.put("SERVER_PORT", Integer.toString(seat.port()));
        // As every container has one; services are told apart by it.
        variables.put("HOSTNAME", seat.name());
        return new ProcessLaunch(
                ProcessLaunch.java(HEAP, "-jar", service.executableJar().toString()),
                variables,
                folder,
                () -> HttpProbe.answers(seat.url().resolve("/actuator/health/readiness")));
    }
}
