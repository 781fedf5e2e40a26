package io.millrace.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.gateway.journal.Journal;
import io.millrace.gateway.journal.JournalSettings;
import io.millrace.gateway.promise.InFlight;
import io.millrace.gateway.publishing.JournaledLog;
import io.millrace.gateway.publishing.JournaledLogSettings;
import io.millrace.gateway.publishing.KafkaRecordLog;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Puts the journal before the brokers, and behind the promise. */
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

    @Bean
    JournalMetrics journalMetrics(MeterRegistry registry) {
        return new JournalMetrics(registry);
    }

    @Bean
    @Primary
    JournaledLog journaledLog(KafkaRecordLog brokers, GatewayProperties settings, JournalMetrics metrics, Clock clock) {
        GatewayProperties.Journal journal = settings.journal();
        Path folder = settings.dataFolder().resolve("journal");
        JournalSettings bounds = new JournalSettings(
                journal.segmentSize().toBytes(), journal.maxSize().toBytes(), journal.maxAge(), journal.copies());
        JournaledLog log = JournaledLog.open(
                brokers,
                found -> Journal.open(folder, bounds, clock, metrics, found),
                new JournaledLogSettings(
                        settings.ackDeadline(),
                        settings.ackTimeout(),
                        journal.drainRate().toBytes()),
                clock);
        metrics.show(log);
        return log;
    }

    @Bean
    InFlight inFlight(Clock clock, JournaledLog log) {
        return new InFlight(clock, log.journal()::oldest);
    }

    @Bean
    JournalHealth journalHealthIndicator(JournaledLog log) {
        return new JournalHealth(log);
    }
}
