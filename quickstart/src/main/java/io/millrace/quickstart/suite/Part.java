package io.millrace.quickstart.suite;

/** What of a suite listens on a port of its own. */
public enum Part {
    GATEWAY("the gateway", 8080),
    REGISTRY("the schema registry", 8081),
    ENRICHMENT("the enrichment service", 8082),
    CONNECT("Kafka Connect", 8083),
    WINDOWING("the windowing service", 8084),
    FRAUD("the fraud service", 8085),
    RECOMMENDATION("the recommendation service", 8086),
    WAREHOUSE("the warehouse", 8087),
    CONSOLE("the console", 8090),
    KAFKA("the Kafka broker", 9092),
    KAFKA_CONTROLLER("the Kafka controller", 9093);

    private final String words;
    private final int usualPort;

    Part(String words, int usualPort) {
        this.words = words;
        this.usualPort = usualPort;
    }

    String words() {
        return words;
    }

    int usualPort() {
        return usualPort;
    }
}
