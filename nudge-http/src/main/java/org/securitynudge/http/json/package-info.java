/** Writing JSON, for everything of this module that writes some. Nothing here is kept between calls; classes may be used by any thread. */
@NullMarked
package org.securitynudge.http.json;

import org.jspecify.annotations.NullMarked;
