/**
 * Tools for people who run an application: what is in its journal directory, whether everything in it is as it was written, and how to get
 * events out that were set aside. Everything works beside a running application, and from another process.
 *
 * <p>Everything is immutable and may be used by several threads at once. References are never null unless marked so.
 */
@NullMarked
package org.securitynudge.operating;

import org.jspecify.annotations.NullMarked;
