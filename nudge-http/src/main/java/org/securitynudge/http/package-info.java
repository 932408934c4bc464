/**
 * The doors of the library over HTTP: {@link org.securitynudge.http.HttpRuleSource} fetches rule documents, {@link
 * org.securitynudge.http.HttpCollector} sends events. Proxies, client certificates, custom trust and connection pools are the business of
 * the {@code OkHttpClient} that the application may hand in; it is never shut down and never changed, only derived from.
 *
 * <p>A source or a collector is used by one thread at a time; {@code close()} may be called from any thread and ends a call that hangs.
 * Builders belong to one thread. Nothing accepts or returns {@code null}.
 */
@NullMarked
package org.securitynudge.http;

import org.jspecify.annotations.NullMarked;
