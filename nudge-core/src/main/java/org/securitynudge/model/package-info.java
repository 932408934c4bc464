/**
 * The values and doors of the library: what an application hands in (a {@link org.securitynudge.model.Situation}, an {@link
 * org.securitynudge.model.Answer}), what it gets back (a {@link org.securitynudge.model.Decision}, a {@link
 * org.securitynudge.model.Prompt}, an {@link org.securitynudge.model.Acknowledgment}) and the three one-method interfaces it may
 * implement ({@link org.securitynudge.model.RuleSource}, {@link org.securitynudge.model.Collector}, {@link
 * org.securitynudge.model.Presenter}).
 *
 * <p>Values are immutable and may be shared between threads; builders may not. Nothing accepts or returns {@code null} unless it says so.
 */
@NullMarked
package org.securitynudge.model;

import org.jspecify.annotations.NullMarked;
