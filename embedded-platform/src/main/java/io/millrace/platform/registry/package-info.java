/**
 * A schema registry for Avro alone: its log is Confluent's {@code _schemas} topic, its API is Confluent's. From the outside
 * in: {@link io.millrace.platform.registry.RegistryServer}, which speaks HTTP, {@code Registry}, which decides,
 * {@code Subjects}, which remembers, and {@code SchemaLog}, which keeps.
 */
@NullMarked
package io.millrace.platform.registry;

import org.jspecify.annotations.NullMarked;
