/**
 * Tools for people who publish policies and packs: the keys that sign, and documents in the envelope that applications verify. Nothing here
 * is needed where documents are only read.
 *
 * <p>Everything is immutable and may be used by several threads at once. References are never null unless marked so.
 */
@NullMarked
package org.securitynudge.publishing;

import org.jspecify.annotations.NullMarked;
