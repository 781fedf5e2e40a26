/** What the topologies of all services are made of. */
@NullMarked
package io.millrace.streams;

import org.jspecify.annotations.NullMarked;
