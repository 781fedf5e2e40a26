package io.millrace.quickstart.replay;

import static java.util.Objects.requireNonNull;

import io.millrace.quickstart.retail.Days;
import io.millrace.quickstart.retail.OnlineRetail;
import io.millrace.quickstart.screen.Screen;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code replay}: sends a data set through the gateway of a running suite. */
@Command(
        name = "replay",
        description = "Sends real shop data through the gateway of a running suite.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    private static final RetryRule RETRY =
            new RetryRule(Duration.ofMillis(250), Duration.ofSeconds(10), Duration.ofMinutes(10), false);

    private final Screen screen;
    private final Waiting waiting;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DATASET", description = "What to send: online-retail, a year of a gift shop's invoices.")
    private String dataset = "";

    @Option(
            names = "--from",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "First day to send, in UTC, as 2010-12-01. Without it, from the beginning.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "Last day to send. Without it, to the end.")
    private @Nullable LocalDate to;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events a second. Without it, as many as the gateway takes, or 20 as if now.")
    private @Nullable Integer rate;

    @Option(
            names = "--as-if-now",
            description = "Send as live traffic, stamped when sent. Without it, as an import at the original times.")
    private boolean asIfNow;

    @ArgGroup
    private GatewayChoice gateway = new GatewayChoice();

    @Option(
            names = "--enrichment",
            paramLabel = "URL",
            description = "Address of the enrichment service. Without it, two ports above the gateway's.")
    private @Nullable String enrichmentUrl;

    @Option(
            names = "--write-key",
            paramLabel = "KEY",
            defaultValue = "${env:MILLRACE_WRITE_KEY:-dev-write-key}",
            description = "A key that may import. Without it, MILLRACE_WRITE_KEY, or else the development key.")
    private String writeKey = "";

    public ReplayCommand(Screen screen, Clock clock) {
        this.screen = screen;
        this.waiting = new Waiting(RETRY, clock, length -> Thread.sleep(length.toMillis()));
    }

    @Override
    public Integer call() throws InterruptedException {
        Days days = checked(this::days);
        ReplayPlan plan = checked(this::plan);
        try {
            return play(days, plan);
        } catch (ReplayStoppedException e) {
            screen.error(String.valueOf(e.getMessage()));
            return ExitCode.SOFTWARE;
        }
    }

    private <T> T checked(Supplier<T> choice) {
        try {
            return choice.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int play(Days days, ReplayPlan plan) throws InterruptedException {
        OnlineRetail data = OnlineRetail.on(days);
        if (data.isEmpty()) {
            throw new ReplayStoppedException("The shop was closed from %s to %s; the data set is of %s to %s."
                    .formatted(days.from(), days.to(), OnlineRetail.DAYS.from(), OnlineRetail.DAYS.to()));
        }
        boolean allAccepted = new Replay(plan, waiting, screen, screen::line).run(data);
        return allAccepted ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Days days() {
        return new Days(
                Optional.ofNullable(from).orElse(OnlineRetail.DAYS.from()),
                Optional.ofNullable(to).orElse(OnlineRetail.DAYS.to()));
    }

    private ReplayPlan plan() {
        if (!dataset.equals(OnlineRetail.NAME)) {
            throw new IllegalArgumentException(
                    "There is no data set '%s'; there is %s.".formatted(dataset, OnlineRetail.NAME));
        }
        Addresses addresses = Addresses.of(gateway.address(), enrichmentUrl);
        return new ReplayPlan(addresses, writeKey, asIfNow, Optional.ofNullable(rate));
    }

    /** The two ways to say where the suite is. */
    private static final class GatewayChoice {
        @Option(
                names = "--port-offset",
                paramLabel = "N",
                description = "What the running suite's ports are above the usual ones. Without it, 0.")
        private int portOffset;

        @Option(names = "--gateway", paramLabel = "URL", description = "Address of the gateway, when it is elsewhere.")
        private @Nullable String url;

        String address() {
            return url == null ? Addresses.gatewayOnThisMachine(portOffset) : url;
        }
    }
}
