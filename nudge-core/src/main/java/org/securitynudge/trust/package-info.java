/**
 * Whether a document may be believed: signatures of pinned keys (JWS, RFC 7515, with Ed25519, RFC 8037), versions that may only rise, and the
 * vault that keeps the last documents that could be believed.
 *
 * <p>Verifiers are safe for use by several threads. A vault is used by one thread at a time; several vaults, of several processes, may
 * share a directory. Nothing accepts or returns {@code null}.
 */
@NullMarked
package org.securitynudge.trust;

import org.jspecify.annotations.NullMarked;
