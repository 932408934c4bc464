/** A web application that shares documents: how it is put together, and how nudge is built into it. */
@NullMarked
package org.securitynudge.examples.share;

import org.jspecify.annotations.NullMarked;
