package io.millrace.streams.boot;

import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Starts the topology, last of all, when everything that it reads and writes is there. */
final class StreamsStep implements StartStep {
    private final StreamsBuilderFactoryBean streams;

    StreamsStep(StreamsBuilderFactoryBean streams) {
        this.streams = streams;
    }

    @Override
    public String name() {
        return "Kafka Streams";
    }

    @Override
    public void run() {
        streams.start();
    }
}
