/**
 * The courier: takes what waits in a journal to a collector, at its own pace, and loses nothing on the way.
 *
 * <p>{@link org.securitynudge.deliver.Courier} and {@link org.securitynudge.deliver.CourierOptions} are safe for use by several
 * threads; everything else belongs to the courier's own thread. References are never null unless marked so.
 */
@NullMarked
package org.securitynudge.deliver;

import org.jspecify.annotations.NullMarked;
