/**
 * A durable log of small records, read back in order by one consumer: it knows only bytes and keys.
 *
 * <p>Records of two {@linkplain org.securitynudge.journal.Stream streams} are appended by any number of threads, forced
 * to disk in groups, and taken off by one consumer that {@linkplain org.securitynudge.journal.Journal#claim claims} the
 * oldest and {@linkplain org.securitynudge.journal.Journal#settle settles} them when done. What is settled stays
 * readable until it is {@linkplain org.securitynudge.journal.Journal#discard discarded}.
 *
 * <p>Public types are safe for use by several threads. References are never null unless marked so.
 */
@NullMarked
package org.securitynudge.journal;

import org.jspecify.annotations.NullMarked;
