/**
 * The guard in servers without a framework: {@link org.securitynudge.examples.plain.ShareServlet} on the servlet API, {@link
 * org.securitynudge.examples.plain.ShareServer} on the HTTP server of the JDK. Both do the same: people share documents by a form or by a
 * script, and are asked first.
 */
@NullMarked
package org.securitynudge.examples.plain;

import org.jspecify.annotations.NullMarked;
