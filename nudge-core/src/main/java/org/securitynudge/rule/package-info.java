/**
 * Rule documents: packs and the central policy, read strictly into values or into all of their problems, merged into an immutable
 * {@link org.securitynudge.rule.RuleSet}.
 *
 * <p>All values are immutable and may be shared between threads; readers belong to the call that made them. Nothing is null.
 */
@NullMarked
package org.securitynudge.rule;

import org.jspecify.annotations.NullMarked;
