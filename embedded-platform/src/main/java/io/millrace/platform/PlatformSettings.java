package io.millrace.platform;

import java.nio.file.Path;

/**
 * Where a platform keeps its data and what it listens on.
 *
 * @param folder what the broker, and with it the registry and the Connect worker, remembers
 * @param brokerPort for Kafka's clients
 * @param controllerPort for the broker alone
 * @param registryPort for Confluent's REST API
 * @param connectPort for Kafka Connect's REST API
 * @param pluginFolder a folder for each of the worker's plugins
 */
public record PlatformSettings(
        Path folder, int brokerPort, int controllerPort, int registryPort, int connectPort, Path pluginFolder) {}
