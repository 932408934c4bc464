package org.securitynudge.rule;

import java.net.URI;
import java.util.Optional;
import org.securitynudge.model.ChoiceType;

/** A choice as its document declares it, without its label. */
record DeclaredChoice(String id, ChoiceType type, Optional<String> runs, Optional<URI> href, boolean preselected) {}
