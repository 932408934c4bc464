package org.securitynudge.decide;

import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Occasion;

/**
 * What a receipt that fits a situation says: this person has just proceeded here.
 *
 * @param level the level that was answered, up to which every rule is closed
 * @param occasion the asking that was answered
 */
public record Receipt(FrictionLevel level, Occasion occasion) {}
