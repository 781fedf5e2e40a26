/** A suite of containers: our own images, beside Kafka's and Apicurio's. */
@NullMarked
package io.millrace.system.container;

import org.jspecify.annotations.NullMarked;
