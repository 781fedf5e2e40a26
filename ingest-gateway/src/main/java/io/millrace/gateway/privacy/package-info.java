/** What the gateway does for the people whose events it takes. */
@NullMarked
package io.millrace.gateway.privacy;

import org.jspecify.annotations.NullMarked;
