/** The sink: its control topic, its settings in the Connect worker, and the watch over it. */
@NullMarked
package io.millrace.warehouse.connector;

import org.jspecify.annotations.NullMarked;
