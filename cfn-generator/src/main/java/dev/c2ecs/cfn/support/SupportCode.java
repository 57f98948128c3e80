package dev.c2ecs.cfn.support;

import dev.c2ecs.compose.diagnostic.Code;
import dev.c2ecs.compose.diagnostic.Severity;

/** The code of an attribute of the support table, or of one of its values. */
public record SupportCode(String id, String title, Severity severity) implements Code {}
