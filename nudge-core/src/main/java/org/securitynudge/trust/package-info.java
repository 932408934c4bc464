/**
 * Whether a document may be believed, and the vault that keeps the last ones that could be.
 *
 * <p>Verifiers are safe for use by several threads. A vault is used by one thread at a time; several vaults, of several processes, may
 * share a directory. Nothing accepts or returns {@code null}.
 */
@NullMarked
package org.securitynudge.trust;

import org.jspecify.annotations.NullMarked;
