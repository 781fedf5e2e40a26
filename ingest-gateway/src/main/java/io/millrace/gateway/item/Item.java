package io.millrace.gateway.item;

/**
 * Where one item stands in a body.
 *
 * @param offset of its first byte
 * @param length in bytes
 * @param depth how many objects and arrays are open at its deepest place, itself included
 * @param brokenOff whether the body stops making sense within it, so that it reaches up to the end
 */
public record Item(int offset, int length, int depth, boolean brokenOff) {}
