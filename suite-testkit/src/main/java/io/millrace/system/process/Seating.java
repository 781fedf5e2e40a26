package io.millrace.system.process;

import io.millrace.quickstart.suite.Part;
import io.millrace.quickstart.suite.SuitePorts;
import io.millrace.streams.testkit.FreePorts;
import io.millrace.system.suite.ServiceModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Who needs the brokers, and on which ports: Connect and the services, some of them twice. */
final class Seating {
    private static final int ENDS_OF_A_CABLE = 2;

    private Seating() {}

    static List<Seat> of(SuitePorts ports, Set<Part> twins) {
        List<Seat> seats = new ArrayList<>();
        seats.add(seat("connect-0", Part.CONNECT, ports.of(Part.CONNECT)));
        for (ServiceModule service : ServiceModule.values()) {
            Part part = service.part();
            seats.add(seat(service.service() + "-0", part, ports.of(part)));
            if (twins.contains(part)) {
                seats.add(seat(service.service() + "-1", part, FreePorts.find()));
            }
        }
        return seats;
    }

    private static Seat seat(String name, Part part, int port) {
        int[] free = FreePorts.find(ENDS_OF_A_CABLE);
        return new Seat(name, part, port, free[0], free[1]);
    }
}
