/** What keeps the warehouse's tables quick to read and small: a command of its own, beside the running service. */
@NullMarked
package io.millrace.warehouse.maintenance;

import org.jspecify.annotations.NullMarked;
