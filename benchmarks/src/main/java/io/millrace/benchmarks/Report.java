package io.millrace.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a benchmark found, as a page: with the machine, the day and the command. */
public final class Report {
    private final String title;
    private final String command;
    private final List<String> rows = new ArrayList<>();

    public Report(String title, String command) {
        this.title = title;
        this.command = command;
    }

    /**
     * Adds a measurement.
     *
     * @param asked what was aimed at, or nothing
     */
    public void add(String what, String reached, String asked) {
        rows.add("| %s | %s | %s |".formatted(what, reached, asked));
    }

    public void write(Path file) throws IOException {
        List<String> page = new ArrayList<>(List.of(
                "# " + title,
                "",
                "%s, `%s`, on %s".formatted(LocalDate.now(Clock.systemUTC()), command, machine()),
                "",
                "| what | reached | asked |",
                "|---|---|---|"));
        page.addAll(rows);
        Files.write(file, page);
    }

    private static String machine() {
        long gigabytes = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getTotalMemorySize()
                >> 30;
        return "%d shared cores, %d GiB, %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        gigabytes,
                        System.getProperty("os.name"),
                        Runtime.version().feature());
    }
}
