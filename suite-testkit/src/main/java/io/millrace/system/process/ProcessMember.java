package io.millrace.system.process;

import io.millrace.quickstart.suite.Part;
import io.millrace.streams.testkit.JavaProcess;
import io.millrace.system.suite.Member;
import java.net.URI;
import java.util.List;

/** A process of the suite with the cables that lead to it from what it needs, or from those who need it. */
final class ProcessMember implements Member {
    private final Seat seat;
    private final JavaProcess process;
    private final List<Cable> cables;

    ProcessMember(Seat seat, JavaProcess process, List<Cable> cables) {
        this.seat = seat;
        this.process = process;
        this.cables = List.copyOf(cables);
    }

    @Override
    public String name() {
        return seat.name();
    }

    @Override
    public Part part() {
        return seat.part();
    }

    @Override
    public URI url() {
        return seat.url();
    }

    @Override
    public boolean isReady() {
        return process.isReady();
    }

    @Override
    public void start() {
        process.start();
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public void cutOff() {
        cables.forEach(Cable::cut);
    }

    @Override
    public void reconnect() {
        cables.forEach(Cable::mend);
    }

    @Override
    public String toString() {
        return name();
    }
}
