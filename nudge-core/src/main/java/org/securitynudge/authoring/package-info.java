/**
 * Tools for people who write rules: what is wrong with a document, what is unwise, what its tests say, why a situation would be decided as
 * it would be. Nothing here is in force anywhere, writes anything or fetches over a network.
 *
 * <p>Everything is immutable and may be used by several threads at once, unless a class says otherwise.
 */
@NullMarked
package org.securitynudge.authoring;

import org.jspecify.annotations.NullMarked;
