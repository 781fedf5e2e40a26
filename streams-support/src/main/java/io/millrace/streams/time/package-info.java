/**
 * The watermark plane: how far each timeline has come, carried by records without a value from the gateways through every
 * repartition to the windows. The rules are plain Java ({@link io.millrace.streams.time.GatewayPromises} where events
 * enter, {@link io.millrace.streams.time.SourceWatermarks} behind it); {@link io.millrace.streams.time.WatermarkStore}
 * keeps what they heard over a restart.
 */
@NullMarked
package io.millrace.streams.time;

import org.jspecify.annotations.NullMarked;
