package io.millrace.gateway.snowplow;

/**
 * Where trackers send to.
 *
 * @param postPath of events that are posted
 * @param getPath of an event in a query
 */
public record SnowplowSettings(String postPath, String getPath) {}
