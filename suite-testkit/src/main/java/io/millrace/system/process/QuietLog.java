package io.millrace.system.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Has a program of Kafka's say what it has to warn of, and no more. */
final class QuietLog {
    private static final String SETTINGS = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder>
                  <pattern>%d{HH:mm:ss.SSS} %-5level [%thread] %logger{40} %msg%n</pattern>
                </encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out" /></root>
            </configuration>
            """;

    private QuietLog() {}

    /** The option of the java command; writes the file that it names. */
    static String option(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("logback.xml");
        Files.writeString(file, SETTINGS);
        return "-Dlogback.configurationFile=" + file;
    }
}
