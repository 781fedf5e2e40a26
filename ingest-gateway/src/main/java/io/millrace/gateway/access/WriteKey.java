package io.millrace.gateway.access;

/**
 * What a write key stands for, without the key.
 *
 * @param name by which its events are told apart
 * @param mayImport whether it may send events under a timeline of its own
 */
public record WriteKey(String name, boolean mayImport) {}
