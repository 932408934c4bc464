/**
 * The journal of a fleet: acknowledgments, history and outgoing events of several replicas in one PostgreSQL database. No
 * connection is kept and none is pooled here: one is taken from the application's {@link javax.sql.DataSource} for each
 * transaction, always on a thread of the library, so that no transaction of the application is ever touched.
 *
 * <p>Everything may be used by several threads at once.
 */
@NullMarked
package org.securitynudge.database;

import org.jspecify.annotations.NullMarked;
