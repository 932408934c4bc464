/**
 * The guard for applications on the servlet API, version 6 or later, which is needed for nothing else in this library.
 *
 * <p>Nothing is null unless annotated. All classes may be used by any number of threads.
 */
@NullMarked
package org.securitynudge.web.servlet;

import org.jspecify.annotations.NullMarked;
