/**
 * A guard for the actions of a web application, whatever its server: what may not go on is answered with a prompt, the browser posts what the
 * person says, and repeats the request. The page's side of it is the module {@code nudge.js}, which this package serves.
 *
 * <p>Nothing is null unless annotated. All classes may be used by any number of threads.
 */
@NullMarked
package org.securitynudge.web;

import org.jspecify.annotations.NullMarked;
