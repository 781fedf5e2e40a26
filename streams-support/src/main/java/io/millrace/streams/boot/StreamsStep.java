package io.millrace.streams.boot;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/** Starts the topology, last of all, when everything that it reads and writes is there, and waits until its state is. */
final class StreamsStep implements StartStep {
    private final StreamsBuilderFactoryBean streams;
    private final StateFolder state;

    StreamsStep(StreamsBuilderFactoryBean streams, StateFolder state) {
        this.streams = streams;
        this.state = state;
    }

    @Override
    public String name() {
        return "Kafka Streams";
    }

    @Override
    public void run() throws NotYetException {
        if (!streams.isRunning()) {
            state.removeWhatACrashLeft();
            streams.setStateListener(state);
            streams.start();
        }
        KafkaStreams running = streams.getKafkaStreams();
        if (running == null || running.state().hasCompletedShutdown()) {
            throw new IllegalStateException("The topology ended as soon as it had started; the log has the cause");
        }
        if (running.state() != KafkaStreams.State.RUNNING) {
            throw new NotYetException("it is " + running.state());
        }
    }
}
