/** An application that shares documents, to show how a web application on Spring Boot embeds nudge. */
@NullMarked
package org.securitynudge.examples.share;

import org.jspecify.annotations.NullMarked;
